"""Who supervises whom, and who is on duty."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from sixteen.audit.recording import record
from sixteen.care.models import DutyTurn, Supervision
from sixteen.care.refusals import NotAllowed
from sixteen.people.models import Account


@transaction.atomic
def link_supervisor(
    *,
    supervisor: Account,
    therapist: Account,
    by: Account | None,
    at: datetime,
    since: datetime | None = None,
    until: datetime | None = None,
    outside: bool = False,
) -> Supervision:
    """The supervisor can read this therapist's courses from since until until.

    since: None is from now on; then a link that holds or is to come stays as it is. With a time
    given, the same link made again is one link; NotAllowed where it would overlap another.
    outside: the supervisor is not of this service, and reads initials only.
    """
    Account.objects.select_for_update().get(pk=therapist.pk)
    wanted = {"since": since or at, "until": until, "outside": outside}
    rows = Supervision.objects.filter(supervisor=supervisor, therapist=therapist)
    overlapping = rows.filter(Q(until=None) | Q(until__gt=wanted["since"]))
    if until is not None:
        overlapping = overlapping.filter(since__lt=until)
    before = overlapping.first()
    if before is not None:
        if since is None or all(getattr(before, name) == wanted[name] for name in wanted):
            return before
        raise NotAllowed("These two are linked already in that time. End that link first.")
    link = Supervision.objects.create(supervisor=supervisor, therapist=therapist, **wanted)
    record("link-supervisor", by=by, at=at, thing=link)
    return link


@transaction.atomic
def end_supervision(*, link: Supervision, by: Account | None, at: datetime) -> None:
    """From now on the link opens nothing. One that was to begin later never does."""
    now = Supervision.objects.select_for_update().get(pk=link.pk)
    if now.until is not None and now.until <= max(at, now.since):
        return
    now.until = max(at, now.since)
    now.save(update_fields=["until"])
    record("end-supervision", by=by, at=at, thing=now)


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
