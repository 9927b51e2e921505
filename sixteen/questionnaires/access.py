"""The only door to a request and its answers."""

from datetime import datetime
from uuid import UUID

from sixteen.audit.recording import record
from sixteen.care.access.portal import reads_here
from sixteen.domain.measures.catalogue import with_text
from sixteen.people.access import refuse
from sixteen.people.models import Account
from sixteen.people.permissions import Permission
from sixteen.questionnaires.models import Request
from sixteen.vault.compiled import Compiled, Given

REQUESTS = Request.objects.select_related(
    "client",
    "course__client",
    "course__therapist",
    "course__deputy",
    "session__appointment",
    "follow_up",
)
_BY_ID = Compiled(lambda: REQUESTS.filter(pk=Given("pk", Request, "id")))


def request_once_asked(account: Account, pk: UUID, *, at: datetime) -> Request:
    """The client's own, also where it is not asked any more: for what they say there too late."""
    found = _BY_ID.first(pk=pk)
    if not (found and account.may(Permission.OWN_RECORD) and found.client.account_id == account.pk):
        refuse(by=account, what="request", person=found.client_id if found else None)
    return found


def request_for_client(account: Account, pk: UUID, *, at: datetime) -> Request:
    """The client's own, unless it is not asked any more."""
    found = _BY_ID.first(pk=pk)
    if not (
        found
        and account.may(Permission.OWN_RECORD)
        and found.client.account_id == account.pk
        and found.state != "void"
        and (found.measure in with_text() or found.state == "answered")
    ):
        refuse(by=account, what="request", person=found.client_id if found else None)
    return found


def answers_for_client(account: Account, pk: UUID, *, at: datetime) -> Request:
    """To read them again, as long as they read their record here. What is still asked after that
    can be answered all the same."""
    found = request_for_client(account, pk, at=at)
    if found.state == "answered" and not reads_here(found.client_id, at=at):
        refuse(by=account, what="request", person=found.client_id)
    return found


def request_for_therapist(
    account: Account, pk: UUID, *, at: datetime, once_asked: bool = False
) -> Request:
    """For the therapist of the course and their deputy, who may enter answers for the client.

    once_asked: also where it is not asked any more, for what is sent from a page that was open.
    """
    found = _BY_ID.first(pk=pk)
    if not (
        found
        and account.may(Permission.CASELOAD)
        and account.pk in (found.course.therapist_id, found.course.deputy_id)
        and (once_asked or found.state != "void")
    ):
        refuse(by=account, what="request", person=found.client_id if found else None)
    record("view-answers", by=account, at=at, thing=found, person=found.client_id)
    return found
