"""A course as a map: what each session held, under its phases, with the breaks between them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sixteen.care import queries as care
from sixteen.care.models import Attendance, Course, Session
from sixteen.care.models.course import BESIDE
from sixteen.care.queries.dates import day_of
from sixteen.domain.counting import breaks
from sixteen.workspace.course_page import phase_name

BECAME = {
    "attended": "attended",
    "late": "came late",
    "missed": "not attended",
    "cancelled": "cancelled",
}
STATES = {"held": "attended", "missed": "not attended", "cancelled": "cancelled", "planned": ""}


@dataclass(frozen=True)
class Stop:
    """One session. phase: its name where one begins. weeks: that fell out before it.

    note: what is said of its note; "" where there is nothing to say.
    """

    number: int
    phase: str
    weeks: int
    day: date | None
    words: str
    note: str


def stops_of(course: Course, sessions: list[Session]) -> list[Stop]:
    """Every session that counts, in order: those had elsewhere, and those without a time too."""
    known = {each.number: each for each in sessions if each.number < BESIDE}
    last = max(course.planned_sessions or 0, max(known, default=0))
    became, written = care.attendance_of(course), care.written_up(course)
    days = [day_of(each.appointment) for each in known.values() if each.appointment]
    gaps = {each.until: each.weeks for each in breaks(days)}
    found, phase_before = [], ""
    for number in range(1, last + 1):
        phase, session = phase_name(course, number), known.get(number)
        day = day_of(session.appointment) if session and session.appointment else None
        found.append(
            Stop(
                number=number,
                phase=phase if phase != phase_before else "",
                weeks=gaps.get(day, 0) if day else 0,
                day=day,
                words=_words(session, became),
                note=_note(session, written),
            )
        )
        phase_before = phase
    return found


def _words(session: Session | None, became: dict[Any, Attendance]) -> str:
    if session is None:
        return "elsewhere"
    attendance = became.get(session.pk)
    if attendance is None:
        words = STATES[session.state]
        return words or ("to come" if session.appointment else "no time yet")
    words = BECAME[attendance.became]
    return f"{words} by the {attendance.cancelled_by}" if attendance.cancelled_by else words


def _note(session: Session | None, written: set[Any]) -> str:
    if session is None or session.state == "planned":
        return ""
    if session.pk in written:
        return "signed"
    return "not signed" if session.state == "held" else ""
