"""Where people stand once their course counts: the next step is the course's, not the enquiry's.

An enquiry only says that somebody is in a course. What is due there, and when, moves with every
session, and stands in the course.
"""

from dataclasses import replace
from datetime import datetime

from sixteen.care.queries import courses_by_enquiry
from sixteen.domain.pathway import action_words
from sixteen.intake import queries as intake
from sixteen.intake.queries import Standing
from sixteen.people.models import Client


def open_standings(*, at: datetime) -> list[Standing]:
    """Everybody who asked and is not finished, what is longest overdue first."""
    return sorted(_in_step(intake.open_enquiries(at=at), at), key=lambda each: each.due or at)


def standing_of(client: Client, *, at: datetime) -> Standing | None:
    """Where this person stands; None for somebody who never asked."""
    found = intake.standing_of(client, at=at)
    return _in_step([found], at)[0] if found else None


def _in_step(standings: list[Standing], at: datetime) -> list[Standing]:
    courses = courses_by_enquiry(each.id for each in standings)
    return [_of_course(each, courses.get(each.id), at) for each in standings]


def _of_course(standing: Standing, course, at: datetime) -> Standing:  # type: ignore[no-untyped-def]
    if course is None or course.next_action_due is None or course.state != standing.state:
        return standing
    return replace(
        standing,
        next_step=action_words(course.next_action),
        due=course.next_action_due,
        overdue=course.next_action_due < at,
    )
