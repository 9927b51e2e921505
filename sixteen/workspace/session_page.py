"""What the page of one session shows: answers, aims, suggestions, and its notes."""

from datetime import datetime
from typing import Any

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.care.models import Session
from sixteen.care.squares import STATE_WORDS
from sixteen.domain.measures.catalogue import measure as measure_of
from sixteen.people.models import Account
from sixteen.questionnaires import queries as questionnaires
from sixteen.workspace import course_page
from sixteen.workspace.answers import Answered, answered
from sixteen.workspace.attendance import attendance_words
from sixteen.workspace.forms.session import NoteForm
from sixteen.workspace.forms.words import line_as_typed
from sixteen.workspace.naming import name_of, names_of


def page_of(found: Session, now: datetime) -> dict[str, Any]:
    """What the page of one session shows beside its note. The caller has been through access."""
    course = found.course
    sessions = care.sessions_of(course)
    numbers = {each.number: each for each in sessions}
    aims = care.aims_of(course)
    rated = care.ratings_of(course).get(found.number, {})
    return {
        "course": course,
        "session": found,
        "name": name_of(course.client),
        "phase": course_page.phase_name(course, found.number),
        "purpose": course_page.purpose(course, found.number),
        "suggestions": course_page.suggestions(course, found.number, care.dismissals_of(course)),
        "state": _state(found, now),
        "before": numbers.get(found.number - 1),
        "after": numbers.get(found.number + 1),
        "answered": _answered(found),
        "aims": [(aim.open("words"), rated.get(aim.pk)) for aim in aims],
        "outside_readers": _outside_readers(found, now),
        "counted": _counted(found),
        "alert": care.open_alert_of(course.client),
        "has_begun": found.appointment is None or found.appointment.starts_at <= now,
    }


def _outside_readers(found: Session, now: datetime) -> list[str]:
    """Names of those who supervise this therapist from outside the service."""
    links = [each for each in care.supervisors_of(found.course.therapist, at=now) if each.outside]
    return list(names_of(link.supervisor for link in links).values()) if links else []


def _counted(found: Session) -> str:
    """What it counts as, once it is over and somebody said what became of it."""
    attendance = care.attendance_of(found.course).get(found.pk)
    if attendance is None:
        return ""
    return attendance_words(attendance, found, care.rule_of(found.course).rule)


def _state(found: Session, now: datetime) -> str:
    begun = found.appointment is None or found.appointment.starts_at <= now
    if found.state == "planned" and begun:
        return "not written up yet"
    return STATE_WORDS[found.state]


def _answered(found: Session) -> list[Answered]:
    return [
        answered(
            asked,
            measure_of(asked.measure),
            questionnaires.answers_of(asked),
            questionnaires.answers_before(asked),
        )
        for asked in questionnaires.requests_of(found)
    ]


def note_part(account: Account, session: Session, now: datetime) -> dict[str, Any]:
    """The session's notes and an empty or begun form. Reading stands in the audit."""
    written = access.notes_for_therapist(account, session, at=now)
    draft = next((note for note in written if note.state == "draft"), None)
    signed = [shown(note) for note in written if note.state == "signed"]
    initial = _as_typed(draft) | {"seen": len(signed)}
    return {"notes": signed, "draft": draft, "form": NoteForm(initial=initial)}


def shown(note: Any) -> dict[str, Any]:
    """A note's words, opened for a page."""
    return {
        "note": note,
        "text": note.open("text") or "",
        "safety": note.open("safety") or {},
        "is_amendment": note.amends_id is not None,
    }


def _as_typed(draft: Any) -> dict[str, Any]:
    if draft is None:
        return {"revision": 0}
    typed = line_as_typed(draft.open("safety"))
    return typed | {"text": draft.open("text") or "", "revision": draft.revision}
