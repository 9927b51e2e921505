"""What the page of one course shows, for its therapist and, to read only, for the supervisor."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sixteen.care.models import Course
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
