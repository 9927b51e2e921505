"""Open alerts."""

from datetime import datetime

from django.db.models import F, Q, QuerySet

from sixteen.care.models import Alert
from sixteen.domain.safety import Concern
from sixteen.people.models import Account, Client
from sixteen.vault.rows import opened


def open_alerts(*, at: datetime) -> list[Alert]:
    """Every open alert, the one to look at first at the top: overdue ones lead."""
    return list(_open_alerts().order_by("look_by"))


def open_alerts_of(account: Account) -> list[Alert]:
    """Open alerts this clinician has to look at: as owner, as therapist or as deputy. Whose they
    are and by when; what was said is read on the page of each."""
    mine = Q(owner=account) | Q(course__therapist=account) | Q(course__deputy=account)
    rows = Alert.objects.filter(mine, state="open").select_related("client")
    rows = rows.only("owner_id", "look_by", "client__revision", "client__name")
    return list(rows.order_by("look_by"))


def open_alert_of(client: Client) -> Alert | None:
    return _open_alerts().filter(client=client).first()


def newest_alert_of(client: Client) -> Alert | None:
    """The open one, else the one that was raised last: for who comes back and has to know of it."""
    open_first = F("closed_at").desc(nulls_first=True)
    rows = Alert.objects.filter(client=client).order_by(open_first, "-raised_at")
    return rows.select_related("at_session").first()


def was_raised(client: Client, concern: Concern, *, since: datetime) -> bool:
    """Whether an alert that was open at some time since then has this very concern in it."""
    rows = Alert.objects.filter(client=client)
    rows = rows.filter(Q(state="open") | Q(closed_at__gte=since))
    kept = [each for alert in opened(rows) for each in alert.open("concerns") or []]
    mine = [each for each in kept if each["kind"] == concern.kind]
    return any(
        each["words"] == concern.words and datetime.fromisoformat(each["at"]) >= since
        for each in mine
    )


def _open_alerts() -> QuerySet[Alert]:
    return Alert.objects.filter(state="open").select_related(
        "client", "owner", "course", "at_session__appointment", "at_session__course"
    )
