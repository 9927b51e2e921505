"""Calls that are to be returned."""

from datetime import datetime
from uuid import UUID

from sixteen.care.access.knowing import viewed
from sixteen.care.models import CallBack
from sixteen.care.queries.contact_log import returns_calls
from sixteen.people.access import refuse
from sixteen.people.models import Account
from sixteen.people.permissions import Permission


def call_back_for(account: Account, pk: UUID, *, at: datetime) -> CallBack:
    """For whoever has to return it."""
    rows = CallBack.objects.select_related(
        "client", "course__therapist", "owner", "asked_by", "done_by"
    )
    found = rows.filter(pk=pk).first()
    if not (found and account.may(Permission.CASELOAD) and returns_calls(account, found, at=at)):
        refuse(by=account, what="call-back", person=found.client_id if found else None)
    viewed("call-back", found, account, found.client_id, at)
    return found
