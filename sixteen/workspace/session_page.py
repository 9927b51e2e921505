"""What the page of one session shows: answers, aims, suggestions, and its notes."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.care.models import Course, Session
from sixteen.care.models.whereabouts import REMOTE
from sixteen.care.queries.own_aims import said_themselves
from sixteen.domain.focus import Focus
from sixteen.domain.measures.catalogue import measure as measure_of
from sixteen.domain.protocol import PROTOCOLS
from sixteen.domain.writing_up import late_words
from sixteen.people.models import Account
from sixteen.people.names import name_of, names_of
from sixteen.people.queries import is_in_training
from sixteen.questionnaires import queries as questionnaires
from sixteen.workspace import course_page
from sixteen.workspace.answers import Answered, answered
from sixteen.workspace.attendance import attendance_words
from sixteen.workspace.forms.note import NoteForm, new_page, note_as_typed
from sixteen.workspace.noticing import items_of
from sixteen.workspace.whereabouts import in_words

STATES = {"held": "held", "missed": "missed", "cancelled": "cancelled", "planned": "to come"}


def page_of(found: Session, now: datetime) -> dict[str, Any]:
    """What the page of one session shows beside its note. The caller has been through access."""
    course = found.course
    before, after = care.beside(found)
    aims = care.aims_of(course)
    rated = care.ratings_of(course, found.number).get(found.number, {})
    themselves = said_themselves(found)
    return {
        "course": course,
        "session": found,
        "name": name_of(course.client),
        "phase": course_page.phase_name(course, found.number),
        "purpose": course_page.purpose(course, found.number),
        "suggestions": course_page.suggestions(course, found.number, care.dismissals_of(course)),
        "state": _state(found, now),
        "before": before,
        "after": after,
        "answered": _answered(found),
        "aims": [(aim.open("words"), rated.get(aim.pk), aim.pk in themselves) for aim in aims],
        "outside_readers": _outside_readers(found, now),
        "counted": _counted(found),
        **_focus_of(course),
        "alert": care.newest_alert_of(course.client),
        "noticed": items_of(course),
        "has_begun": found.appointment is None or found.appointment.starts_at <= now,
    }


def _outside_readers(found: Session, now: datetime) -> list[str]:
    """Names of those who supervise this therapist from outside the service."""
    links = [each for each in care.supervisors_of(found.course.therapist, at=now) if each.outside]
    return list(names_of(link.supervisor for link in links).values()) if links else []


def _counted(found: Session) -> str:
    """What it counts as, once it is over and somebody said what became of it."""
    attendance = care.attendance_at(found)
    if attendance is None:
        return ""
    return attendance_words(attendance, found, care.rule_of(found.course).rule)


def _state(found: Session, now: datetime) -> str:
    if found.state == "planned" and found.appointment is None:
        return "no time yet"
    if found.state == "planned" and found.appointment and found.appointment.starts_at <= now:
        return "not written up yet"
    return STATES[found.state]


def _focus_of(course: Course) -> dict[str, Any]:
    focus = care.newest_focus(course) if PROTOCOLS[course.protocol].has_focus else None
    parts = Focus.from_dict(focus.open("parts") or {}) if focus else None
    return {"focus": focus, "focus_parts": parts, "has_focus": PROTOCOLS[course.protocol].has_focus}


def _answered(found: Session) -> list[Answered]:
    return [
        answered(
            asked,
            measure_of(asked.measure),
            questionnaires.answers_of(asked),
            *questionnaires.answers_last_and_first(asked),
        )
        for asked in questionnaires.requests_of(found)
    ]


def note_part(account: Account, session: Session, now: datetime) -> dict[str, Any]:
    """The session's notes and an empty or begun form. Reading stands in the audit."""
    written = access.notes_for_therapist(account, session, at=now)
    draft = next((note for note in written if note.state == "draft"), None)
    signed = all_shown((session, note) for note in written if note.state == "signed")
    initial = note_as_typed(draft) | new_page() | {"seen": len(signed)}
    late = late_of(session, now, now)
    carried = access.carried_over(account, session, at=now)
    return {
        "carried": carried,
        "notes": signed,
        "draft": draft,
        "form": NoteForm(initial=initial),
        "late": late,
    }


def learning(account: Account) -> dict[str, Any]:
    """What helps to learn is open for whoever learns."""
    return {"in_training": is_in_training(account)}


def where_today(account: Account, session: Session, now: datetime) -> Any:
    """Where the client is, for a session that is not in the room; None if it was not noted."""
    if session.appointment is None or session.appointment.format not in REMOTE:
        return None
    return in_words(access.whereabouts_for_therapist(account, session, at=now))


def all_shown(notes: Iterable[tuple[Session, Any]]) -> list[dict[str, Any]]:
    """Signed notes, opened for a page; and by whom, if not by whoever holds the course now."""
    found = list(notes)
    others = [note.author for session, note in found if _is_anothers(note, session)]
    names = names_of(others) if others else {}
    return [
        shown(note, session, names[note.author_id] if _is_anothers(note, session) else "")
        for session, note in found
    ]


def _is_anothers(note: Any, session: Session) -> bool:
    return bool(note.author_id != session.course.therapist_id)


def shown(note: Any, session: Session, by: str = "") -> dict[str, Any]:
    """A note's words, opened for a page."""
    return {
        "note": note,
        "by": by,
        "text": note.open("text") or "",
        "safety": note.open("safety") or {},
        "structure": note.open("structure") or {},
        "carry": note.open("carry") or "",
        "is_amendment": note.amends_id is not None,
        "late": late_of(session, note.made_at, note.signed_at or note.changed_at),
    }


def late_of(session: Session, begun: datetime, signed: datetime) -> str:
    """How long after the session that is, in words; "" on its day, or where it has no time."""
    if session.appointment is None:
        return ""
    zone = ZoneInfo(session.appointment.zone)
    on = [each.astimezone(zone).date() for each in (session.appointment.starts_at, begun, signed)]
    return late_words(session_on=on[0], begun_on=on[1], signed_on=on[2])
