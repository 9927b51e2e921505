"""What a service may say about its courses, and among how many."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import pytest

from sixteen.audit.models import Entry
from sixteen.care.models import Course
from sixteen.outcomes import figures as outcomes
from sixteen.questionnaires.models import Request, Response
from tests.portal.house import House

pytestmark = pytest.mark.django_db
YEAR = (datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC))
ENDED = datetime(2026, 6, 1, 12, tzinfo=UTC)
Scores = dict[int, int | None]


@dataclass
class Practice:
    house: House = field(default_factory=House)
    ended: int = 0

    def course(
        self,
        phq9: Scores,
        gad7: Scores,
        *,
        held: int = 16,
        at: datetime = ENDED,
        state: str = "ended",
    ) -> Course:
        """A course that ended, with totals by session number; None: sent without a total."""
        self.ended += 1
        course = self.house.course(self.house.client(), held=held, hour=6 + self.ended)
        for code, totals in (("phq9", phq9), ("gad7", gad7)):
            for number, total in totals.items():
                self._answer(course, code, number, total)
        course.state, course.ended_at, course.ended_by = state, at, "both"
        course.save()
        return course

    def _answer(self, course: Course, code: str, number: int, total: int | None) -> None:
        asked: Request = self.house.request(course, code, number=number, state="answered")
        kept = Response(
            request=asked,
            client_id=asked.client_id,
            measure_version="1",
            mode="portal",
            begun_at=ENDED,
            changed_at=ENDED,
            finished_at=ENDED,
        )
        kept.seal(answers={}, total=None if total is None else str(total))
        kept.save()

    def figures(self) -> outcomes.Figures:
        start, end = YEAR
        return outcomes.figures(
            since=date(2026, 1, 1),
            until=date(2026, 12, 31),
            start=start,
            end=end,
            by=self.house.therapist,
            at=ENDED,
        )

    def told(self) -> dict[str, tuple[int, int]]:
        return {each.code: (each.count, each.of) for each in self.figures().figures}


@pytest.fixture
def practice() -> Practice:
    return Practice()


def test_each_course_counts_once_and_among_the_right_ones(practice: Practice) -> None:
    practice.course({1: 16, 16: 6}, {1: 12, 16: 5})  # recovered, reliably
    practice.course({1: 12, 16: 9}, {1: 9, 16: 7})  # recovered, not reliably
    practice.course({1: 16, 16: 15}, {1: 12, 16: 11})  # no change
    practice.course({1: 10, 16: 16}, {1: 8, 16: 9})  # worse
    practice.course({1: 9, 16: 3}, {1: 7, 16: 6})  # never at caseness, and better
    practice.course({1: 16}, {1: 12})  # one score only
    assert practice.told() == {
        "reliable_improvement": (2, 6),
        "no_change": (2, 6),
        "reliable_deterioration": (1, 6),
        "not_paired": (1, 6),
        "recovery": (2, 5),
        "reliable_recovery": (1, 5),
    }


def test_a_missing_last_score_stays_in_the_denominator(practice: Practice) -> None:
    for _ in range(5):
        practice.course({1: 16, 16: None}, {1: 12, 16: 3})
    assert practice.told()["recovery"] == (0, 5)
    assert practice.told()["not_paired"] == (5, 5)


def test_the_last_score_is_the_last_whole_one(practice: Practice) -> None:
    for _ in range(5):
        practice.course({1: None, 2: 16, 9: 6, 12: None}, {2: 12, 9: 5})
    assert practice.told()["recovery"] == (5, 5)


def test_fewer_than_two_sessions_is_no_finished_course_and_is_still_told(
    practice: Practice,
) -> None:
    practice.course({1: 16}, {1: 12}, held=1, state="ended_early")
    practice.course({1: 16}, {1: 12}, held=0, state="ended_early")
    for _ in range(5):
        practice.course({1: 16, 2: 6}, {1: 12, 2: 3}, held=2, state="ended_early")
    got = practice.figures()
    assert (got.ended, got.finished, got.too_short, got.ended_early) == (7, 5, 2, 7)
    assert practice.told()["recovery"] == (5, 5)


def test_the_period_begins_with_its_first_instant_and_ends_before_its_last(
    practice: Practice,
) -> None:
    start, end = YEAR
    for at in (start, end - timedelta(microseconds=1), end, start - timedelta(microseconds=1)):
        practice.course({1: 16}, {1: 12}, at=at)
    assert practice.figures().ended == 2


def test_a_few_courses_are_no_figure(practice: Practice) -> None:
    for _ in range(outcomes.FEWEST - 1):
        practice.course({1: 16, 16: 6}, {1: 12, 16: 5})
    got = practice.figures()
    assert (got.finished, got.figures) == (4, ())


def test_a_share_is_told_from_twenty_courses(practice: Practice) -> None:
    told = outcomes.Figure("x", "X", 6, 19, "courses")
    assert told.share is None
    assert outcomes.Figure("x", "X", 7, 20, "courses").share == 35


def test_a_running_course_is_not_counted_and_looking_is_written_down(practice: Practice) -> None:
    practice.house.course(practice.house.client())
    assert practice.figures().ended == 0
    entry = Entry.objects.get(action="view-figures")
    assert entry.actor == practice.house.therapist.pk
