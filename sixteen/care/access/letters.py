"""One version of a goodbye letter, for its therapist and their deputy."""

from datetime import datetime
from uuid import UUID

from sixteen.care.access.courses import course_for_therapist
from sixteen.care.access.knowing import viewed
from sixteen.care.models import Letter
from sixteen.people.access import refuse
from sixteen.people.models import Account

READ, AS_PDF = "letter", "letter-pdf"


def letter_for_therapist(
    account: Account, pk: UUID, number: int, *, at: datetime, what: str = READ
) -> Letter:
    """Version `number` of the course `pk`. what: whether it is read here or taken away as PDF."""
    course = course_for_therapist(account, pk, at=at)
    found = course.letters.filter(kind="goodbye", version=number).select_related("author").first()
    if found is None:
        refuse(by=account, what="letter", person=course.client_id)
    found.course, found.client = course, course.client
    viewed(what, found, account, course.client_id, at)
    return found
