"""Calls that are to be returned."""

from datetime import datetime
from uuid import UUID

from sixteen.care.access.knowing import holds, viewed
from sixteen.care.models import CallBack
from sixteen.people.access import refuse
from sixteen.people.models import Account
from sixteen.people.permissions import Permission


def call_back_for(account: Account, pk: UUID, *, at: datetime) -> CallBack:
    """For the therapist and deputy of the course, whoever they are by now; before a course, for its
    owner."""
    rows = CallBack.objects.select_related("client", "course", "owner", "asked_by", "done_by")
    found = rows.filter(pk=pk).first()
    if not (found and _is_theirs(account, found)):
        refuse(by=account, what="call-back", person=found.client_id if found else None)
    viewed("call-back", found, account, found.client_id, at)
    return found


def _is_theirs(account: Account, call: CallBack) -> bool:
    if call.course is not None:
        return holds(account, call.course)
    return call.owner_id == account.pk and account.may(Permission.CASELOAD)
