"""The duty rota, as the service lead keeps it: a turn is added, or ends."""

from datetime import datetime, timedelta

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.care.actions.supervision import add_duty_turn
from sixteen.care.models import DutyTurn
from sixteen.care.refusals import NotAllowed
from sixteen.people.models import Account
from sixteen.people.permissions import Permission

LONGEST = timedelta(days=7)


@transaction.atomic
def add_turn(
    *, clinician: Account, starts_at: datetime, ends_at: datetime, by: Account, at: datetime
) -> DutyTurn:
    """The same turn again: nothing happens. NotAllowed where it cannot be one."""
    if not (clinician.is_active and clinician.may(Permission.DUTY)):
        raise NotAllowed("Only a duty clinician can be on duty.")
    if not at < ends_at:
        raise NotAllowed("This turn is over already.")
    if not starts_at < ends_at <= starts_at + LONGEST:
        raise NotAllowed("A turn ends after it begins, and within a week.")
    Account.objects.select_for_update().get(pk=clinician.pk)
    same = DutyTurn.objects.filter(clinician=clinician, starts_at=starts_at, ends_at=ends_at)
    return same.first() or add_duty_turn(
        clinician=clinician, starts_at=starts_at, ends_at=ends_at, by=by, at=at
    )


@transaction.atomic
def end_turn(*, turn: DutyTurn, by: Account, at: datetime) -> None:
    """One to come is taken out; one that runs ends now. Over or gone already: nothing happens."""
    found = DutyTurn.objects.select_for_update().filter(pk=turn.pk, ends_at__gt=at).first()
    if found is None:
        return
    record("end-duty-turn", by=by, at=at, thing=found)
    if found.starts_at < at:
        found.ends_at = at
        found.save(update_fields=["ends_at"])
    else:
        found.delete()
