"""The dates of a course for a page: the last one, the breaks to come, and how many are left."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sixteen.care.models import Course, Session
from sixteen.care.models.course import BESIDE
from sixteen.care.queries.dates import day_of
from sixteen.domain.counting import Break, breaks


@dataclass(frozen=True)
class Dates:
    """used: how many sessions are used up. last: the day of the last one that has a time and takes
    place; last_number: which one is the last, whether it has a time yet or not.

    without_time: numbers of sessions that are still to be arranged: while there are any, `last` is
    not the end. breaks: those that are not over.
    """

    used: int
    left: int
    last: date | None
    last_number: int | None
    without_time: tuple[int, ...]
    breaks: tuple[Break, ...]


def dates_of(course: Course, sessions: Iterable[Session], today: date) -> Dates:
    """From the sessions of the course, with their appointments. No question to the database."""
    counted = [each for each in sessions if each.number < BESIDE]
    planned = [each for each in counted if each.state == "planned"]
    stand = [each for each in counted if each.state != "cancelled"]
    timed = {day_of(each.appointment): each.number for each in stand if each.appointment}
    without_time = tuple(each.number for each in planned if not each.appointment)
    running, last = course.ended_at is None, max(timed, default=None)
    return Dates(
        used=sum(each.state in ("held", "missed", "cancelled") for each in counted),
        left=len(planned) if running else 0,
        last=last,
        last_number=timed[last] if last and not without_time else _highest(stand),
        without_time=without_time * running,
        breaks=tuple(each for each in breaks([*timed]) if each.until >= today) if running else (),
    )


def _highest(sessions: Iterable[Session]) -> int | None:
    return max((each.number for each in sessions), default=None)
