"""The squares of a course under its phases, in words as well: nothing is told by colour alone."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from sixteen.care.models import Course, Session
from sixteen.care.squares import PhaseOfCourse, phases_of, present_number
from sixteen.domain.protocol import PROTOCOLS, Phase, phase_bounds, phase_of
from sixteen.domain.tongue import day_in_words

PHASE_NAMES = {
    Phase.INITIAL: _("Beginning"),
    Phase.MIDDLE: _("Middle"),
    Phase.ENDING: _("Ending"),
}
NEXT_IN = {
    Phase.INITIAL: _("Session %(number)s of %(of)s comes next, in the beginning."),
    Phase.MIDDLE: _("Session %(number)s of %(of)s comes next, in the middle."),
    Phase.ENDING: _("Session %(number)s of %(of)s comes next, in the ending."),
}
ENDED = _("Your course has ended.")
NO_OTHER = _("No other session is planned at the moment.")
NEXT_OF = _("Session %(number)s of %(of)s comes next.")


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
        return f"{ENDED} {_in_all(held)}"
    if course.state == "paused" and course.next_action_due is not None:
        paused = gettext("We agreed on a pause until %(day)s.")
        return f"{_so_far(held)} {paused % {'day': day_in_words(course.next_action_due)}}"
    if here is None:
        return f"{_in_all(held)} {NO_OTHER}"
    return f"{_so_far(held)} {_next(course, here)}"


def _next(course: Course, here: int) -> str:
    if course.planned_sessions is None:
        return gettext("Session %(number)s comes next.") % {"number": here}
    phase = phase_of(PROTOCOLS[course.protocol], course.planned_sessions, here)
    said = NEXT_IN[phase] if phase else NEXT_OF
    return str(said) % {"number": here, "of": course.planned_sessions}


def _so_far(held: int) -> str:
    if not held:
        return gettext("You have had no sessions so far.")
    said = ngettext(
        "You have had %(held)s session so far.", "You have had %(held)s sessions so far.", held
    )
    return said % {"held": held}


def _in_all(held: int) -> str:
    if not held:
        return gettext("You have had no sessions.")
    said = ngettext("You have had %(held)s session.", "You have had %(held)s sessions.", held)
    return said % {"held": held}
