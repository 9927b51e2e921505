"""Open alerts."""

from datetime import datetime

from django.db.models import Q, QuerySet

from sixteen.care.models import Alert
from sixteen.people.models import Account, Client


def open_alerts(*, at: datetime) -> list[Alert]:
    """Every open alert, the one to look at first at the top: overdue ones lead."""
    return list(_open_alerts().order_by("look_by"))


def open_alerts_of(account: Account) -> list[Alert]:
    """Open alerts this clinician has to look at: as owner, as therapist or as deputy."""
    mine = Q(owner=account) | Q(course__therapist=account) | Q(course__deputy=account)
    return list(_open_alerts().filter(mine).order_by("look_by"))


def open_alert_of(client: Client) -> Alert | None:
    return _open_alerts().filter(client=client).first()


def _open_alerts() -> QuerySet[Alert]:
    return Alert.objects.filter(state="open").select_related("client", "owner", "course")
