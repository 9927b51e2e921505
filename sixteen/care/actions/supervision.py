"""Who supervises whom, and who is on duty."""

from collections.abc import Iterable
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


@transaction.atomic
def replace_duty_turns(
    *, turns: Iterable[tuple[Account, datetime, datetime]], by: Account | None, at: datetime
) -> None:
    """From now on these are all the turns. One that has begun stays as it is."""
    wanted = {(who.pk, starts, ends): who for who, starts, ends in turns if ends > at}
    for turn in DutyTurn.objects.filter(ends_at__gt=at):
        kept = wanted.pop((turn.clinician_id, turn.starts_at, turn.ends_at), None)
        if turn.starts_at <= at:
            running = [key for key in wanted if key[0] == turn.clinician_id and key[1] <= at]
            for key in running:
                del wanted[key]
        elif kept is None:
            record("end-duty-turn", by=by, at=at, thing=turn)
            turn.delete()
    for (_, starts, ends), who in sorted(wanted.items(), key=lambda each: each[0][1]):
        add_duty_turn(clinician=who, starts_at=starts, ends_at=ends, by=by, at=at)
