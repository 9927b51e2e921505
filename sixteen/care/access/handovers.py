"""A caseload that is given to others: whom it is of, and what may be seen of it.

Of each course the client's name and the next appointment, and nothing of the record.
"""

from datetime import datetime
from uuid import UUID

from sixteen.audit.recording import record
from sixteen.care.actions.handovers import may_hand_over
from sixteen.care.models import Course
from sixteen.care.queries.handovers import caseload_of
from sixteen.people.access import refuse
from sixteen.people.models import Account


def therapist_to_hand_over(account: Account, pk: UUID, *, at: datetime) -> Account:
    """For the therapist themselves, their trustees and the service lead."""
    found = Account.objects.filter(pk=pk).first()
    if found is None or not may_hand_over(account, found):
        refuse(by=account, what="handover")
    return found


def caseload_to_hand_over(account: Account, therapist: Account, *, at: datetime) -> list[Course]:
    """Whose names were shown stands in the audit."""
    if not may_hand_over(account, therapist):
        refuse(by=account, what="handover")
    found = caseload_of(therapist)
    for course in found:
        record("view-handover", by=account, at=at, thing=course, person=course.client_id)
    return found
