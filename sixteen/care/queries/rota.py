"""The duty rota as it stands, for whoever keeps it."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from sixteen.care.models import DutyTurn
from sixteen.people.models import Account
from sixteen.people.permissions import Role


def turns_of_duty() -> QuerySet[DutyTurn]:
    """Turns of people who can still open an alert on duty, in order."""
    turns = DutyTurn.objects.filter(
        clinician__is_active=True,
        clinician__roles_held__role=Role.DUTY_CLINICIAN.value,
        clinician__roles_held__until=None,
    )
    return turns.select_related("clinician").order_by("starts_at", "pk")


def turns_to_come(*, at: datetime, days: int) -> list[DutyTurn]:
    """Those that run or begin within so many days, of people who can still open an alert."""
    until = at + timedelta(days=days)
    return list(turns_of_duty().filter(ends_at__gt=at, starts_at__lt=until))


def duty_clinicians() -> list[Account]:
    found = Account.objects.filter(
        is_active=True,
        roles_held__role=Role.DUTY_CLINICIAN.value,
        roles_held__until=None,
    )
    return list(found.distinct().order_by("made_at", "pk"))


def somebody_is_on_duty_soon(*, at: datetime, days: int) -> bool:
    return bool(turns_to_come(at=at, days=days))
