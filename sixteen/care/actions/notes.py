"""Notes: drafted, signed, amended. What is signed never changes."""

from datetime import datetime
from typing import Any

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.care.models import Session
from sixteen.care.models.note import Note
from sixteen.care.ownership import expect_therapist
from sixteen.care.refusals import NotAllowed, NotYours, Stale
from sixteen.people.models import Account

SAFETY_MISSING = (
    "Say what was asked about safety and what was said and agreed, or why it was not asked."
)


@transaction.atomic
def save_note(
    *,
    session: Session,
    text: str,
    safety: dict[str, Any],
    by: Account,
    at: datetime,
    revision: int = 0,
    sign: bool = False,
) -> Note:
    """Keep the draft of this session, and sign it with sign=True. After a signature: an amendment.

    safety: see models/note.py. revision: of the draft the writer saw, 0 if there was none; Stale
    with what is kept if another window saved in between. Only its author writes on a draft.
    """
    course = session.course
    expect_therapist(course, by)
    Session.objects.select_for_update().get(pk=session.pk)
    written = list(Note.objects.filter(session=session).order_by("made_at"))
    draft = next((note for note in written if note.state == "draft"), None)
    if draft is None:
        if revision:
            raise Stale(written[-1]) if written else NotAllowed("There is no draft any more.")
        draft = Note(
            session=session,
            client_id=course.client_id,
            author=by,
            amends=written[0] if written else None,
            made_at=at,
        )
    elif draft.author_id != by.pk:
        raise NotYours
    elif draft.revision != revision:
        raise Stale(draft)
    draft.seal(text=text, safety=safety)
    draft.changed_at = at
    draft.save()
    record("save-note", by=by, at=at, thing=draft, person=course.client_id)
    return sign_note(note=draft, by=by, at=at) if sign else draft


@transaction.atomic
def sign_note(*, note: Note, by: Account, at: datetime) -> Note:
    """Sign one's own draft. NotAllowed without its safety line. Signed already: nothing happens."""
    note = Note.objects.select_for_update().get(pk=note.pk)
    if note.author_id != by.pk:
        raise NotYours
    if note.state == "signed":
        return note
    if not has_safety_line(note.open("safety")):
        raise NotAllowed(SAFETY_MISSING)
    note.state, note.signed_at = "signed", at
    note.save(update_fields=["state", "signed_at"])
    record("sign-note", by=by, at=at, thing=note, person=note.client_id)
    return note


@transaction.atomic
def amend_note(*, note: Note, text: str, safety: dict[str, Any], by: Account, at: datetime) -> Note:
    """Add to a signed note: a note of its own that says what it amends, signed at once."""
    if note.state != "signed":
        raise NotAllowed("A draft is written on, not amended.")
    return save_note(session=note.session, text=text, safety=safety, by=by, at=at, sign=True)


def has_safety_line(safety: dict[str, Any] | None) -> bool:
    """Asked, with what was said and agreed; or the reason why it was not asked."""
    said = safety or {}
    if said.get("asked"):
        return bool(str(said.get("said", "")).strip() and str(said.get("agreed", "")).strip())
    return bool(str(said.get("not_asked_because", "")).strip())
