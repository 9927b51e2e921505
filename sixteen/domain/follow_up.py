"""What is asked after a course, and when; and whether what changed has lasted.

When is the service's own plan: no public source sets it. One study of community teams got measures
back from 13 % of people after three months (Blenkiron 2019 in docs/explanation/sources.md), so
nothing is said of what lasted without how many answered.
"""

import calendar
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sixteen.domain.measures.definition import Measure, Number
from sixteen.domain.progress import Change, change


def months_after(ended: date, months: int) -> date:
    """The same day so many months later; the last of the month where that has no such day."""
    year, month = divmod(ended.year * 12 + ended.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(ended.day, last))


def due_days(ended: date, months: Collection[int]) -> list[tuple[int, date]]:
    """Each follow-up with its day, the first of them first."""
    return [(each, months_after(ended, each)) for each in sorted(set(months))]


@dataclass(frozen=True)
class Followed:
    """One course and one measure. later: None where it was asked and nothing whole came back."""

    first: Number | None
    last: Number | None
    later: Number | None


@dataclass(frozen=True)
class Lasting:
    """asked: courses that were asked by then. answered: of them, with a whole score.

    compared: of those, with a first and a last score too. better_at_end and better_later: reliably
    better than at the first session, at the end of the course and now. kept: both.
    """

    asked: int
    answered: int
    compared: int
    better_at_end: int
    better_later: int
    kept: int


def lasting(measure: Measure, each: Sequence[Followed]) -> Lasting:
    """What lasts beside what changed, over courses: only those that answered are compared."""
    answered = [one for one in each if one.later is not None]
    better = [
        (_better(measure, one.first, one.last), _better(measure, one.first, one.later))
        for one in answered
        if one.first is not None and one.last is not None
    ]
    return Lasting(
        asked=len(each),
        answered=len(answered),
        compared=len(better),
        better_at_end=sum(at_end for at_end, _ in better),
        better_later=sum(later for _, later in better),
        kept=sum(at_end and later for at_end, later in better),
    )


def _better(measure: Measure, first: Number, then: Number | None) -> bool:
    return then is not None and change(measure, first, then) is Change.IMPROVED
