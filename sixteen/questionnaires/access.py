"""The only door to a request and its answers."""

from datetime import datetime
from uuid import UUID

from sixteen.audit.recording import record
from sixteen.people.access import refuse
from sixteen.people.models import Account
from sixteen.people.permissions import Permission
from sixteen.questionnaires.models import Request

REQUESTS = Request.objects.select_related(
    "client",
    "course__client",
    "course__therapist",
    "course__deputy",
    "session__appointment",
    "follow_up",
)


def request_for_client(account: Account, pk: UUID, *, at: datetime) -> Request:
    """The client's own, unless it is not asked any more."""
    found = REQUESTS.filter(pk=pk).first()
    if not (
        found
        and account.may(Permission.OWN_RECORD)
        and found.client.account_id == account.pk
        and found.state != "void"
    ):
        refuse(by=account, what="request", person=found.client_id if found else None)
    return found


def request_for_therapist(account: Account, pk: UUID, *, at: datetime) -> Request:
    """For the therapist of the course and their deputy, who may enter answers for the client."""
    found = REQUESTS.filter(pk=pk).first()
    if not (
        found
        and account.may(Permission.CASELOAD)
        and account.pk in (found.course.therapist_id, found.course.deputy_id)
        and found.state != "void"
    ):
        refuse(by=account, what="request", person=found.client_id if found else None)
    record("view-answers", by=account, at=at, thing=found, person=found.client_id)
    return found
