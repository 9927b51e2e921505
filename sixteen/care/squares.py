"""The sessions of a course as squares under its phases, in words as well: no colour tells alone."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from sixteen.care.models import Course, Session
from sixteen.care.models.course import BESIDE
from sixteen.domain.protocol import PROTOCOLS, Phase, phase_bounds

STATE_WORDS = {
    "held": _("Session %(number)s: held"),
    "missed": _("Session %(number)s: missed"),
    "cancelled": _("Session %(number)s: cancelled"),
    "planned": _("Session %(number)s: to come"),
    "elsewhere": _("Session %(number)s: had elsewhere"),
}
NEXT_WORDS = _("Session %(number)s: next")
LOOKS = {
    "held": "done",
    "missed": "missed",
    "cancelled": "missed",
    "planned": "",
    "elsewhere": "done",
}


@dataclass(frozen=True)
class Square:
    """One session. look: the class of the drawing. words: the same for a screen reader.

    url: where the square leads, "" for nowhere.
    """

    number: int
    look: str
    words: str
    url: str


@dataclass(frozen=True)
class PhaseOfCourse:
    name: str
    is_now: bool
    squares: tuple[Square, ...]


def present_number(course: Course, sessions: Iterable[Session]) -> int | None:
    """The session that comes next, or None when the course has ended or none is planned."""
    if course.ended_at is not None:
        return None
    return min((s.number for s in sessions if s.state == "planned"), default=None)


def _before(number: int, first_here: int) -> str:
    """What is said of a number that has no session here."""
    return "elsewhere" if number < first_here else "planned"


def phases_of(
    course: Course,
    sessions: Iterable[Session],
    *,
    names: Mapping[Phase, str],
    address: Callable[[int], str] = lambda number: "",
) -> tuple[PhaseOfCourse, ...]:
    """The squares under their phases; one stretch, named "Sessions", where there are no phases.

    names: how this audience calls a phase. address: where the square of a session leads.
    """
    by_number = {session.number: session for session in sessions}
    here = present_number(course, by_number.values())
    dose = PROTOCOLS[course.protocol], course.planned_sessions
    bounds: dict[Any, tuple[int, int]] = dict(phase_bounds(*dose))
    if not bounds and by_number:
        bounds = {None: (1, max((n for n in by_number if n < BESIDE), default=1))}

    def square(number: int) -> Square:
        session = by_number.get(number)
        state = session.state if session else _before(number, min(by_number, default=1))
        look = "here" if number == here else LOOKS[state]
        said = NEXT_WORDS if number == here else STATE_WORDS[state]
        words = str(said) % {"number": number}
        return Square(number, look, words, address(number) if session else "")

    return tuple(
        PhaseOfCourse(
            name=names.get(phase, _("Sessions")),
            is_now=here is not None and first <= here <= last,
            squares=tuple(square(number) for number in range(first, last + 1)),
        )
        for phase, (first, last) in bounds.items()
    )
