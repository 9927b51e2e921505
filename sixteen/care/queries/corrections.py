"""What clients said is wrong in their record."""

from uuid import UUID

from django.db.models import Q

from sixteen.care.models import Correction, Course
from sixteen.care.models.correction import STAYS
from sixteen.people.models import Account
from sixteen.vault.rows import opened


def corrections_by(client: UUID) -> list[Correction]:
    """The newest first."""
    return opened(Correction.objects.filter(client=client).order_by("-asked_at"))


def corrections_to_answer(account: Account) -> list[Correction]:
    """Of clients whose course this therapist holds or stands in for, or that were given to them."""
    mine = Course.objects.filter(Q(therapist=account) | Q(deputy=account)).values("client")
    rows = Correction.objects.filter(Q(clinician=account) | Q(client__in=mine), outcome="")
    return opened(rows.select_related("client").order_by("due"))


def corrections_open() -> list[Correction]:
    """Every one without an answer, by the day on which it is due."""
    rows = Correction.objects.filter(outcome="").select_related("client", "clinician")
    return list(rows.order_by("due"))


def disagreements_of(client: UUID) -> list[Correction]:
    """What stands beside the record, for whoever reads it."""
    return opened(Correction.objects.filter(client=client, outcome=STAYS).order_by("answered_at"))
