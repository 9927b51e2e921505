"""What else is in a course's record: for its therapist, their deputy and a linked supervisor."""

from datetime import datetime
from uuid import UUID

from sixteen.care.access.courses import course_for_reader
from sixteen.care.access.knowing import holds, reads_initials_only, supervises, viewed
from sixteen.care.models import Course, CourseDocument, SafeguardingConcern
from sixteen.people.access import refuse
from sixteen.people.models import Account


def record_for_reader(account: Account, pk: UUID, *, at: datetime) -> Course:
    """The course, for the page of its record. It has names and contacts in it: a supervisor from
    outside the service gets none."""
    course = course_for_reader(account, pk, at=at)
    if reads_initials_only(account, course, at):
        refuse(by=account, what="record", person=course.client_id)
    viewed("record", course, account, course.client_id, at)
    return course


def may_write_record(account: Account, course: Course) -> bool:
    return holds(account, course)


def document_for_therapist(
    account: Account, course: Course, pk: UUID, *, at: datetime
) -> CourseDocument:
    """To open, for the therapist and the deputy. Without a file, or withdrawn, it is not there."""
    found = document_of_record(account, course, pk, at=at)
    if not found.kind or found.withdrawn_at is not None:
        refuse(by=account, what="course-document", person=course.client_id)
    return found


def document_of_record(
    account: Account, course: Course, pk: UUID, *, at: datetime
) -> CourseDocument:
    """For the therapist and the deputy, withdrawn or not."""
    rows = CourseDocument.objects.filter(pk=pk, course=course).select_related("course")
    found = rows.first() if holds(account, course) else None
    if found is None:
        refuse(by=account, what="course-document", person=course.client_id)
    viewed("course-document", found, account, course.client_id, at)
    return found


def concern_for_reader(
    account: Account, course: Course, pk: UUID, *, at: datetime
) -> SafeguardingConcern:
    """For the therapist, the deputy and a linked supervisor of this service."""
    rows = SafeguardingConcern.objects.select_related("course", "opened_by")
    found = rows.filter(pk=pk, course=course).first()
    team = holds(account, course) or supervises(account, course, at)
    if not (found and team) or reads_initials_only(account, course, at):
        refuse(by=account, what="safeguarding", person=course.client_id)
    viewed("safeguarding", found, account, course.client_id, at)
    return found
