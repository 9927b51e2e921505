"""Notes: drafted, signed, added to. What is signed never changes.

Each author has a draft of their own, and knows of nobody else's: a draft that was left behind, by
who gave the course away or by a deputy, is in nobody's way. Which note of a session is the first
is settled by signing, and every later one amends it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

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


@dataclass(frozen=True)
class Window:
    """The page that a note is written on. turn: its how manieth saving this is, from 1.

    seen: how many signed notes of the session it shows.
    """

    id: UUID
    turn: int
    seen: int = 0


@transaction.atomic
def save_note(
    *,
    session: Session,
    text: str,
    safety: dict[str, Any],
    by: Account,
    at: datetime,
    structure: dict[str, Any] | None = None,
    carry: str | None = None,
    revision: int = 0,
    window: Window | None = None,
    sign: bool = False,
) -> Note:
    """Keep one's own draft of this session, and sign it with sign=True.

    safety, structure, carry: as models/note.py has them; None leaves what is kept. revision: of the
    draft the writer saw, 0 if none; Stale with what is kept if another window saved in between (one
    that never heard that its own words were kept goes on), or somebody signed.
    """
    course = session.course
    expect_therapist(course, by)
    Session.objects.select_for_update().get(pk=session.pk)
    written = list(Note.objects.filter(session=session).order_by("made_at"))
    said = {"text": text, "safety": safety, "structure": structure, "carry": carry}
    said = {name: value for name, value in said.items() if value is not None}
    draft = _draft(written, revision, window, by, said)
    if draft is None:
        draft = Note(session=session, client_id=course.client_id, author=by, made_at=at)
    elif _says(draft, said) and not sign:
        return draft
    draft.seal(**said)
    draft.changed_at = at
    if window is not None:
        draft.window, draft.turn = window.id, window.turn
    draft.save()
    record("save-note", by=by, at=at, thing=draft, person=course.client_id)
    return sign_note(note=draft, by=by, at=at) if sign else draft


def _says(note: Note, said: dict[str, Any]) -> bool:
    return all(note.open(name) == value for name, value in said.items())


def _draft(
    written: list[Note], revision: int, window: Window | None, by: Account, said: dict[str, Any]
) -> Note | None:
    """The writer's own draft to go on with; None: a new one. Stale: as save_note."""
    signed = [note for note in written if note.state == "signed"]
    own = (note for note in written if note.state == "draft" and note.author_id == by.pk)
    draft = next(own, None)
    if window is not None and window.seen < len(signed):
        raise Stale(signed[-1])
    if draft is None:
        if revision:
            raise Stale(signed[-1]) if signed else NotAllowed("There is no draft any more.")
        return None
    if draft.revision == revision:
        return draft
    same = window is not None and draft.window == window.id
    if same and (draft.turn < window.turn or _says(draft, said)):
        return draft
    raise Stale(draft)


@transaction.atomic
def sign_note(*, note: Note, by: Account, at: datetime) -> Note:
    """Sign one's own draft. NotAllowed without its safety line. Signed already: nothing happens.

    Where somebody signed before, it amends the first note of the session.
    """
    Session.objects.select_for_update().get(pk=note.session_id)
    note = Note.objects.select_for_update().get(pk=note.pk)
    if note.author_id != by.pk:
        raise NotYours
    if note.state == "signed":
        return note
    if not has_safety_line(note.open("safety")):
        raise NotAllowed(SAFETY_MISSING)
    note.amends = Note.objects.filter(session=note.session_id, state="signed", amends=None).first()
    note.state, note.signed_at = "signed", at
    note.save(update_fields=["amends", "state", "signed_at"])
    record("sign-note", by=by, at=at, thing=note, person=note.client_id)
    return note


def has_safety_line(safety: dict[str, Any] | None) -> bool:
    """Asked, with what was said and agreed; or the reason why it was not asked."""
    said = safety or {}
    if said.get("asked"):
        return bool(str(said.get("said", "")).strip() and str(said.get("agreed", "")).strip())
    return bool(str(said.get("not_asked_because", "")).strip())
