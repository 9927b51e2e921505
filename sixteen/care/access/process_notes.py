"""Process notes: the author alone, whoever supervises or stands in."""

from datetime import datetime
from uuid import UUID

from django.db.models import F

from sixteen.care.access.courses import COURSES
from sixteen.care.access.knowing import holds, viewed
from sixteen.care.models import Course, Session
from sixteen.care.models.process_note import ProcessNote
from sixteen.people.access import refuse
from sixteen.people.models import Account
from sixteen.people.permissions import Permission
from sixteen.vault.rows import opened


def process_note_for(account: Account, session: Session, *, at: datetime) -> ProcessNote | None:
    """One's own of this session, for whoever holds the course."""
    if not holds(account, session.course):
        refuse(by=account, what="process-note", person=session.course.client_id)
    found = ProcessNote.objects.filter(session=session, author=account).first()
    if found is not None:
        viewed("process-note", found, account, found.client_id, at)
    return found


def course_with_process_notes(account: Account, pk: UUID, *, at: datetime) -> Course:
    """For whoever holds the course, and for an author who has handed it over since."""
    found = COURSES.filter(pk=pk).first()
    may = found is not None and account.may(Permission.CASELOAD)
    own = ProcessNote.objects.filter(session__course=found, author=account)
    if not (may and (holds(account, found) or own.exists())):
        refuse(by=account, what="process-note", person=found.client_id if found else None)
    viewed("course", found, account, found.client_id, at)
    return found


def process_notes_of(account: Account, course: Course, *, at: datetime) -> list[ProcessNote]:
    """One's own of this course, in the order in which the sessions took place."""
    rows = ProcessNote.objects.filter(session__course=course, author=account)
    took_place = F("session__appointment__starts_at").asc(nulls_last=True)
    found = opened(rows.select_related("session").order_by(took_place, "session__number"))
    for note in found:
        viewed("process-note", note, account, course.client_id, at)
    return found
