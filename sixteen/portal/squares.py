"""The squares of a course under its phases, in words as well: nothing is told by colour alone."""

from collections.abc import Iterable
from dataclasses import dataclass

from sixteen.care.models import Course, Session
from sixteen.care.squares import PhaseOfCourse, phases_of, present_number
from sixteen.domain.protocol import PROTOCOLS, Phase, phase_bounds, phase_of

PHASE_NAMES = {Phase.INITIAL: "Beginning", Phase.MIDDLE: "Middle", Phase.ENDING: "Ending"}


@dataclass(frozen=True)
class Squares:
    """words: where the client is, in one sentence. phases: empty in a protocol without phases."""

    words: str
    phases: tuple[PhaseOfCourse, ...]


def squares(course: Course, sessions: Iterable[Session]) -> Squares:
    """The squares of this course. The session that comes next is where the client is."""
    sessions = list(sessions)
    here = present_number(course, sessions)
    has_phases = phase_bounds(PROTOCOLS[course.protocol], course.planned_sessions)
    phases = phases_of(course, sessions, names=PHASE_NAMES) if has_phases else ()
    return Squares(_words(course, sessions, here), phases)


def _words(course: Course, sessions: Iterable[Session], here: int | None) -> str:
    held = sum(session.state == "held" for session in sessions)
    held += max(min((session.number for session in sessions), default=1) - 1, 0)
    if course.ended_at is not None:
        return f"Your course has ended. {_counted(held)}."
    if course.state == "paused" and course.next_action_due is not None:
        until = f"{course.next_action_due:%-d %B %Y}"
        return f"{_counted(held)} so far. We agreed on a pause until {until}."
    if here is None:
        return f"{_counted(held)}. No other session is planned at the moment."
    if course.planned_sessions is None:
        return f"{_counted(held)} so far. Session {here} comes next."
    phase = phase_of(PROTOCOLS[course.protocol], course.planned_sessions, here)
    where = f", in the {PHASE_NAMES[phase].lower()}" if phase else ""
    return (
        f"{_counted(held)} so far. Session {here} of {course.planned_sessions} comes next{where}."
    )


def _counted(held: int) -> str:
    return "You have had 1 session" if held == 1 else f"You have had {held or 'no'} sessions"
