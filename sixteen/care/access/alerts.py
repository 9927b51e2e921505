"""Alerts: their owner, the therapist and deputy, and whoever is on duty."""

from datetime import datetime
from uuid import UUID

from sixteen.care.access.knowing import holds, viewed
from sixteen.care.models import Alert
from sixteen.people.access import refuse
from sixteen.people.models import Account
from sixteen.people.permissions import Permission


def alert_for(account: Account, pk: UUID, *, at: datetime) -> Alert:
    """For its owner, the therapist of the course and their deputy; on duty, while it is open."""
    rows = Alert.objects.select_related("client", "course", "owner", "closed_by")
    found = rows.filter(pk=pk).first()
    if not (
        found
        and (
            (found.owner_id == account.pk and account.may(Permission.CASELOAD))
            or (found.course is not None and holds(account, found.course))
            or (account.may(Permission.DUTY) and found.state == "open")
        )
    ):
        refuse(by=account, what="alert", person=found.client_id if found else None)
    viewed("alert", found, account, found.client_id, at)
    return found


def alert_closed_since(account: Account, pk: UUID) -> Alert | None:
    """For whoever is on duty: one that is theirs no more, for it was closed. Show nothing of it."""
    found = Alert.objects.select_related("course").filter(pk=pk, state="closed").first()
    own = found and found.course and holds(account, found.course)
    return found if account.may(Permission.DUTY) and not own else None
