"""Process notes: written by one person for themselves, and deleted by them."""

from datetime import datetime

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.care.models import Course, Session
from sixteen.care.models.process_note import ProcessNote
from sixteen.care.ownership import expect_therapist
from sixteen.care.refusals import NotAllowed, Stale
from sixteen.people.models import Account


@transaction.atomic
def save_process_note(
    *, session: Session, text: str, revision: int, by: Account, at: datetime
) -> ProcessNote:
    """Keep one's own. revision: of what the writer saw, 0 if there was none; Stale if another
    window saved in between. The same words again: nothing happens."""
    expect_therapist(session.course, by)
    Session.objects.select_for_update().get(pk=session.pk)
    own = ProcessNote.objects.filter(session=session, author=by).first()
    if own is not None and own.open("text") == text:
        return own
    if own is None:
        client = session.course.client_id
        own = ProcessNote(session=session, client_id=client, author=by, made_at=at)
    elif own.revision != revision:
        raise Stale(own)
    own.seal(text=text)
    own.changed_at = at
    own.save()
    record("save-process-note", by=by, at=at, thing=own, person=own.client_id)
    return own


@transaction.atomic
def delete_process_notes(*, course: Course, by: Account, at: datetime) -> int:
    """Delete one's own of an ended course, for good; how many there were. NotAllowed before."""
    course = Course.objects.select_for_update(of=("self",)).get(pk=course.pk)
    if course.ended_at is None:
        raise NotAllowed("They can be deleted when the course has ended.")
    own = list(ProcessNote.objects.filter(session__course=course, author=by))
    for note in own:
        record("delete-process-note", by=by, at=at, thing=note, person=note.client_id)
        note.delete()
    return len(own)
