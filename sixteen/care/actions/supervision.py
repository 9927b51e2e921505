"""Who supervises whom, and who is on duty."""

from datetime import datetime

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.care.models import DutyTurn, Supervision
from sixteen.people.models import Account


@transaction.atomic
def link_supervisor(
    *, supervisor: Account, therapist: Account, by: Account | None, at: datetime
) -> Supervision:
    """From now on the supervisor can read this therapist's courses."""
    link, new = Supervision.objects.get_or_create(
        supervisor=supervisor, therapist=therapist, until=None, defaults={"since": at}
    )
    if new:
        record("link-supervisor", by=by, at=at, thing=link)
    return link


@transaction.atomic
def end_supervision(*, link: Supervision, by: Account | None, at: datetime) -> None:
    Supervision.objects.filter(pk=link.pk, until=None).update(until=at)
    record("end-supervision", by=by, at=at, thing=link)


@transaction.atomic
def add_duty_turn(
    *,
    clinician: Account,
    starts_at: datetime,
    ends_at: datetime,
    by: Account | None,
    at: datetime,
) -> DutyTurn:
    turn = DutyTurn.objects.create(clinician=clinician, starts_at=starts_at, ends_at=ends_at)
    record("add-duty-turn", by=by, at=at, thing=turn)
    return turn
