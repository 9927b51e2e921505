"""What came of the courses that ended between two days, counted so that anybody can count again.

NHS Talking Therapies' rules (sixteen/domain/progress.py has the source): a course is finished with
two attended sessions or more; recovery is counted among those who were at caseness, everything else
among all finished courses. Who gave no second score stays in the denominator. A course that ended
after fewer than two sessions is not in these figures, and is counted beside them, never dropped.

Below FEWEST finished courses nothing but their number is told: two people are no figure.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.care.models import Course
from sixteen.care.queries import courses_ended_between, held_sessions
from sixteen.domain.progress import CourseOutcome, course_outcome, is_finished_course
from sixteen.people.models import Account
from sixteen.questionnaires.queries import first_and_last_scores_of

FEWEST = 5
SHARE_FROM = 20


@dataclass(frozen=True)
class Figure:
    """count of `of` courses. share: whole per cent, None below SHARE_FROM courses.

    words and of_words say what was counted, among whom.
    """

    code: str
    words: str
    count: int
    of: int
    of_words: str

    @property
    def share(self) -> int | None:
        return round(100 * self.count / self.of) if self.of >= SHARE_FROM else None


@dataclass(frozen=True)
class Figures:
    """ended: all courses that ended in the period. finished: those that are counted.

    figures: empty below FEWEST finished courses.
    """

    since: date
    until: date
    ended: int
    finished: int
    too_short: int
    ended_early: int
    figures: tuple[Figure, ...]


@transaction.atomic
def figures(
    *, since: date, until: date, start: datetime, end: datetime, by: Account, at: datetime
) -> Figures:
    """The figures of the courses that ended from `start` up to, not including, `end`.

    since and until: the same period as days, for the page (until is the last day in it). Looking is
    audited.
    """
    record("view-figures", by=by, at=at)
    courses = courses_ended_between(start, end)
    held = held_sessions(courses)
    finished = [course for course in courses if is_finished_course(held.get(course.pk, 0))]
    outcomes = outcomes_of(finished)
    return Figures(
        since=since,
        until=until,
        ended=len(courses),
        finished=len(finished),
        too_short=len(courses) - len(finished),
        ended_early=sum(course.state == "ended_early" for course in courses),
        figures=_counted(outcomes) if len(finished) >= FEWEST else (),
    )


def outcomes_of(courses: Iterable[Course]) -> list[CourseOutcome]:
    """One outcome for each course, from its first and last complete scores."""
    courses = list(courses)
    scores = first_and_last_scores_of(courses)
    found = []
    for course in courses:
        pairs = scores.get(course.pk, {})
        first = {code: each[0].total for code, each in pairs.items()}
        # The same score twice is one score: nothing to compare it with.
        last = {
            code: each[1].total for code, each in pairs.items() if each[0].number != each[1].number
        }
        found.append(course_outcome(first, last))
    return found


ALL = "finished courses"
CASES = "finished courses at caseness to begin with, or with scores that do not tell"
COUNTED: tuple[tuple[str, str, Callable[[CourseOutcome], bool]], ...] = (
    ("reliable_improvement", "Reliable improvement", lambda each: each.reliable_improvement),
    ("no_change", "No reliable change", lambda each: each.no_change),
    ("reliable_deterioration", "Reliable deterioration", lambda each: each.reliable_deterioration),
    ("not_paired", "Not known: no two scores to compare", lambda each: not each.paired),
)
AMONG_CASES: tuple[tuple[str, str, Callable[[CourseOutcome], bool]], ...] = (
    ("recovery", "Recovery", lambda each: each.recovery),
    ("reliable_recovery", "Reliable recovery", lambda each: each.reliable_recovery),
)


def _counted(outcomes: list[CourseOutcome]) -> tuple[Figure, ...]:
    cases = [outcome for outcome in outcomes if not outcome.not_at_caseness]
    return tuple(
        Figure(code, words, sum(map(is_so, among)), len(among), of_words)
        for counted, among, of_words in ((COUNTED, outcomes, ALL), (AMONG_CASES, cases, CASES))
        for code, words, is_so in counted
    )
