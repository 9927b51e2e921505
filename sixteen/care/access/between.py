"""Messages between sessions: for the client, and for those who look after them now."""

from datetime import datetime
from uuid import UUID

from sixteen.care.access.courses import COURSES, course_for_client
from sixteen.care.access.knowing import viewed
from sixteen.care.models import Course
from sixteen.care.queries.between import messages_are_there, reads_messages
from sixteen.people.access import refuse
from sixteen.people.models import Account
from sixteen.people.permissions import Permission


def messages_for_client(account: Account, *, at: datetime) -> Course:
    """The client's own newest course, while the practice has messages or some were written."""
    course = course_for_client(account, at=at) if account.may(Permission.OWN_RECORD) else None
    if course is None or not messages_are_there(course):
        refuse(by=account, what="messages", person=course.client_id if course else None)
    viewed("messages", course, account, course.client_id, at)
    return course


def messages_for_therapist(account: Account, pk: UUID, *, at: datetime) -> Course:
    """For its therapist, their deputy, and who stands in while the therapist is away."""
    found = COURSES.filter(pk=pk).first()
    if not (
        found
        and account.may(Permission.CASELOAD)
        and reads_messages(account, found, at=at)
        and messages_are_there(found)
    ):
        refuse(by=account, what="messages", person=found.client_id if found else None)
    viewed("messages", found, account, found.client_id, at)
    return found
