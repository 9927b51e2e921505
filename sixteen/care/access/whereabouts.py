"""Where a client is today: for the care team, and through an open alert or broken glass."""

from datetime import datetime, timedelta

from sixteen.care.access.break_glass import opening_for
from sixteen.care.access.knowing import holds, viewed
from sixteen.care.models import Alert, BreakGlass, Session, Whereabouts
from sixteen.people.access import refuse
from sixteen.people.models import Account

# Older than this it says where they were, not where they are.
TODAY = timedelta(hours=12)


def whereabouts_for_therapist(
    account: Account, session: Session, *, at: datetime
) -> Whereabouts | None:
    if not holds(account, session.course):
        refuse(by=account, what="whereabouts", person=session.course.client_id)
    return _seen(account, Whereabouts.objects.filter(session=session).first(), at)


def whereabouts_in_alert(account: Account, alert: Alert, *, at: datetime) -> Whereabouts | None:
    """Today's, for somebody whom `alert_for` has let in, while the alert is open."""
    newest = _newest(alert.client_id, at) if alert.state == "open" else None
    return _seen(account, newest, at)


def whereabouts_behind_glass(
    account: Account, opening: BreakGlass, *, at: datetime
) -> Whereabouts | None:
    opening_for(account, opening.pk, at=at)
    return _seen(account, _newest(opening.client_id, at), at)


def _newest(client: object, at: datetime) -> Whereabouts | None:
    rows = Whereabouts.objects.filter(client=client, at__gt=at - TODAY, at__lte=at)
    return rows.order_by("-at").first()


def _seen(account: Account, found: Whereabouts | None, at: datetime) -> Whereabouts | None:
    if found is not None:
        viewed("whereabouts", found, account, found.client_id, at)
    return found
