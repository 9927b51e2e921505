"""The notes of a session."""

from datetime import datetime

from django.db.models import F, Q

from sixteen.care.access.knowing import holds, supervises, viewed
from sixteen.care.models import Session
from sixteen.care.models.note import Note
from sixteen.care.queries.sessions import earlier_sessions
from sixteen.people.access import refuse
from sixteen.people.models import Account
from sixteen.vault.rows import opened


def notes_for_therapist(account: Account, session: Session, *, at: datetime) -> list[Note]:
    """The notes of a session, oldest first: signed ones, and one's own draft."""
    if not holds(account, session.course):
        refuse(by=account, what="note", person=session.course.client_id)
    notes = Note.objects.filter(session=session).select_related("author").order_by("made_at")
    shown = [note for note in notes if note.state == "signed" or note.author_id == account.pk]
    for note in shown:
        viewed("note", note, account, session.course.client_id, at)
    return shown


def notes_for_reader(account: Account, session: Session, *, at: datetime) -> list[Note]:
    """For a linked supervisor: what is signed, never a draft."""
    if holds(account, session.course):
        return notes_for_therapist(account, session, at=at)
    if not supervises(account, session.course, at):
        refuse(by=account, what="note", person=session.course.client_id)
    rows = Note.objects.filter(session=session, state="signed").select_related("author")
    notes = list(rows.order_by("made_at"))
    for note in notes:
        viewed("note", note, account, session.course.client_id, at)
    return notes


def carried_over(account: Account, session: Session, *, at: datetime) -> tuple[str, str] | None:
    """The last line that was written for next time before this session, and in which session that
    was, in words."""
    course = session.course
    if not (holds(account, course) or supervises(account, course, at)):
        refuse(by=account, what="note", person=course.client_id)
    before = Note.objects.filter(session__in=earlier_sessions(session).order_by())
    may_read = before.filter(Q(state="signed") | Q(author=account)).exclude(carry=None)
    latest = F("session__appointment__starts_at").desc(nulls_last=True)
    rows = may_read.select_related("session").order_by(latest, "-session__number", "-made_at")
    for note in opened(rows):
        if line := note.open("carry"):
            viewed("note", note, account, course.client_id, at)
            return note.session.called, line
    return None
