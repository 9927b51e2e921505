"""Who is whose trustee, and which therapists hold courses and named nobody."""

from collections.abc import Iterable
from uuid import UUID

from sixteen.care.models import Course, Handover, Trustee
from sixteen.people.models import Account


def trustees_of(therapist: Account) -> list[Trustee]:
    rows = Trustee.objects.filter(therapist=therapist, until=None)
    return list(rows.select_related("trustee"))


def trustees_by_therapist(therapists: Iterable[UUID]) -> dict[UUID, list[UUID]]:
    """Whom each of these named, in their order. Who named nobody is not in it."""
    found: dict[UUID, list[UUID]] = {}
    for row in Trustee.objects.filter(therapist__in=set(therapists), until=None):
        found.setdefault(row.therapist_id, []).append(row.trustee_id)
    return found


def trusted_by(account: Account) -> list[Account]:
    """Therapists who named this colleague."""
    rows = Trustee.objects.filter(trustee=account, until=None).select_related("therapist")
    return [row.therapist for row in rows.order_by("since")]


def handover_of(therapist: Account) -> Handover | None:
    return Handover.objects.filter(therapist=therapist).select_related("started_by").first()


def caseload_of(therapist: Account) -> list[Course]:
    """Their running courses, oldest first."""
    rows = Course.objects.filter(therapist=therapist, ended_at=None)
    return list(rows.select_related("client", "therapist", "deputy").order_by("made_at", "pk"))


def without_trustee() -> set[UUID]:
    """Therapists who hold a running course and named nobody who still works here."""
    holding = Course.objects.filter(ended_at=None).values_list("therapist_id", flat=True)
    named = Trustee.objects.filter(until=None, trustee__is_active=True)
    return set(holding) - set(named.values_list("therapist_id", flat=True))
