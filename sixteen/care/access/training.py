"""A training log is its therapist's own."""

from datetime import datetime
from uuid import UUID

from sixteen.audit.recording import record_each
from sixteen.care.models import Course, TrainingDeadline
from sixteen.care.queries import courses_of
from sixteen.people.access import refuse
from sixteen.people.models import Account
from sixteen.people.permissions import Permission


def training_cases(account: Account, *, at: datetime) -> list[Course]:
    """One's own courses, without those one stands in for; of whom something is shown is audited."""
    if not account.may(Permission.CASELOAD):
        refuse(by=account, what="training")
    found = [course for course in courses_of(account) if course.therapist_id == account.pk]
    record_each("view-training-log", by=account, at=at, people=[c.client_id for c in found])
    return sorted(found, key=lambda course: course.made_at)


def own_deadline(account: Account, pk: UUID) -> TrainingDeadline:
    found = TrainingDeadline.objects.filter(pk=pk, therapist=account).first()
    if found is None or not account.may(Permission.CASELOAD):
        refuse(by=account, what="training")
    return found
