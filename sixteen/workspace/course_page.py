"""What the page of one course shows, for its therapist and, to read only, for the supervisor."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sixteen.care.models import Course, Session
from sixteen.domain.pathway import State, next_action
from sixteen.domain.protocol import (
    PROTOCOLS,
    Phase,
    Prompt,
    decision_session,
    phase_bounds,
    prompts_for,
    purpose_of,
)

PHASE_NAMES = {Phase.INITIAL: "Initial", Phase.MIDDLE: "Middle", Phase.ENDING: "Ending"}
STATE_WORDS = {"held": "held", "missed": "missed", "cancelled": "cancelled", "planned": "to come"}
LOOKS = {"held": "done", "missed": "missed", "cancelled": "missed", "planned": ""}
COURSE_WORDS = {
    "in_course": "in therapy",
    "paused": "paused",
    "ended": "ended",
    "ended_early": "ended early",
    "follow_up": "follow-up",
    "closed": "closed",
}
DECISION_WORDS = {
    "continue": "go on with this therapy",
    "other_help": "other help fits better",
    "stop": "stop here",
}


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


def present_number(course: Course, sessions: Iterable[Session]) -> int | None:
    """The session that comes next, or None when the course has ended or none is planned."""
    if course.ended_at is not None:
        return None
    return min((s.number for s in sessions if s.state == "planned"), default=None)


def phases_of(course: Course, sessions: Iterable[Session]) -> tuple[PhaseOfCourse, ...]:
    """The squares under their phases; one stretch without a name where there are no phases."""
    by_number = {session.number: session for session in sessions}
    here = present_number(course, by_number.values())
    bounds: dict[Any, tuple[int, int]] = dict(
        phase_bounds(PROTOCOLS[course.protocol], course.planned_sessions)
    )
    if not bounds and by_number:
        bounds = {None: (1, max(by_number))}
    return tuple(
        PhaseOfCourse(
            name=PHASE_NAMES.get(phase, "Sessions"),
            is_now=here is not None and first <= here <= last,
            squares=tuple(_square(n, by_number.get(n), here) for n in range(first, last + 1)),
        )
        for phase, (first, last) in bounds.items()
    )


def _square(number: int, session: Session | None, here: int | None) -> Square:
    state = session.state if session is not None else "planned"
    look = "here" if number == here else LOOKS[state]
    words = f"Session {number}: {'next' if number == here else STATE_WORDS[state]}"
    return Square(number, look, words)


def phase_name(course: Course, number: int | None) -> str:
    """The phase of session `number` in words, or "" where there is none."""
    bounds = phase_bounds(PROTOCOLS[course.protocol], course.planned_sessions)
    for phase, (first, last) in bounds.items():
        if number is not None and first <= number <= last:
            return PHASE_NAMES[phase]
    return ""


def purpose(course: Course, number: int | None) -> str:
    """What session `number` is usually for; "" where nothing is suggested."""
    planned = course.planned_sessions
    if number is None or (planned is not None and number > planned):
        return ""
    return purpose_of(PROTOCOLS[course.protocol], planned, number)


def suggestions(course: Course, number: int | None, aside: Mapping[str, Any]) -> list[Prompt]:
    """What is suggested at session `number` and was not put aside."""
    planned = course.planned_sessions
    if number is None or (planned is not None and number > planned):
        return []
    prompts = prompts_for(PROTOCOLS[course.protocol], planned, number)
    return [prompt for prompt in prompts if prompt.code not in aside]


def prompt_of(course: Course, code: str) -> Prompt | None:
    """The suggestion of that code in this course's protocol."""
    prompts = PROTOCOLS[course.protocol].prompts
    return next((prompt for prompt in prompts if prompt.code == code), None)


def decision_is_due(course: Course, number: int | None) -> bool:
    """Whether the end of the initial phase is here and what was settled is not noted yet."""
    last = decision_session(PROTOCOLS[course.protocol], course.planned_sessions)
    return bool(last and number and number >= last and not course.initial_decision)


def next_words(course: Course, coming: datetime | None) -> str:
    """The next action of the course in words; "" when it is closed."""
    state = State(course.state)
    if state is State.CLOSED:
        return ""
    due = course.next_action_due
    return next_action(
        state,
        course.state_since,
        review_on=due.date() if due else course.state_since.date(),
        appointment_at=coming if state in (State.IN_COURSE, State.FOLLOW_UP) else None,
    ).words
