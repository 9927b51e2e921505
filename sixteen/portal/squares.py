"""The squares of a course under its phases, in words as well: nothing is told by colour alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sixteen.care.models import Course, Session
from sixteen.domain.protocol import PROTOCOLS, Phase, phase_bounds, phase_of

PHASE_NAMES = {Phase.INITIAL: "Beginning", Phase.MIDDLE: "Middle", Phase.ENDING: "Ending"}
STATE_WORDS = {"held": "held", "missed": "missed", "cancelled": "cancelled", "planned": "to come"}
LOOKS = {"held": "done", "missed": "missed", "cancelled": "missed", "planned": ""}


@dataclass(frozen=True)
class Square:
    """One session. look: the class of the drawing; words: the same for a screen reader."""

    number: int
    look: str
    words: str


@dataclass(frozen=True)
class PhaseOfCourse:
    name: str
    is_now: bool
    squares: tuple[Square, ...]


@dataclass(frozen=True)
class Squares:
    """words: where the client is, in one sentence. phases: empty in a protocol without phases."""

    words: str
    phases: tuple[PhaseOfCourse, ...]


def squares(course: Course, sessions: Iterable[Session]) -> Squares:
    """The squares of this course. The session that comes next is where the client is."""
    by_number = {session.number: session for session in sessions}
    here = next((n for n in sorted(by_number) if by_number[n].state == "planned"), None)
    if course.ended_at is not None:
        here = None
    protocol = PROTOCOLS[course.protocol]
    bounds = phase_bounds(protocol, course.planned_sessions)
    phases = tuple(
        PhaseOfCourse(
            name=PHASE_NAMES[phase],
            is_now=here is not None and first <= here <= last,
            squares=tuple(_square(n, by_number.get(n), here) for n in range(first, last + 1)),
        )
        for phase, (first, last) in bounds.items()
    )
    return Squares(_words(course, by_number.values(), here), phases)


def _square(number: int, session: Any, here: int | None) -> Square:
    state = session.state if session is not None else "planned"
    look = "here" if number == here else LOOKS[state]
    words = f"Session {number}: {'next' if number == here else STATE_WORDS[state]}"
    return Square(number, look, words)


def _words(course: Course, sessions: Iterable[Session], here: int | None) -> str:
    held = sum(session.state == "held" for session in sessions)
    if course.ended_at is not None:
        return f"Your course has ended. {_counted(held)}."
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
