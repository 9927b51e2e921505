"""Where nobody is on duty."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sixteen.domain.rota import Gap, gaps
from sixteen.domain.slots import Interval

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def turn(start: int, end: int) -> Interval:
    return Interval(NOW + start * HOUR, NOW + end * HOUR)


def test_before_between_and_after_turns():
    found = gaps([turn(8, 10), turn(-2, 3)], NOW, NOW + 12 * HOUR)
    assert found == [Gap(NOW + 3 * HOUR, NOW + 8 * HOUR), Gap(NOW + 10 * HOUR, NOW + 12 * HOUR)]


def test_turns_that_touch_or_overlap_leave_no_gap():
    assert gaps([turn(0, 5), turn(3, 8), turn(8, 20)], NOW, NOW + 12 * HOUR) == []


def test_an_empty_rota_is_one_gap():
    assert gaps([], NOW, NOW + HOUR) == [Gap(NOW, NOW + HOUR)]


@given(st.lists(st.tuples(st.integers(-20, 60), st.integers(1, 30)), max_size=8))
def test_every_hour_is_either_covered_or_in_a_gap(drawn):
    turns = [turn(start, start + length) for start, length in drawn]
    found = gaps(turns, NOW, NOW + 48 * HOUR)
    for number in range(48):
        moment = NOW + number * HOUR + HOUR / 2
        in_gap = any(gap.start <= moment < gap.end for gap in found)
        assert in_gap is not any(moment in each for each in turns)
