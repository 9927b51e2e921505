"""Local wall time in, instants out: over both clock changes, in London and elsewhere.

London in 2026: clocks go forward on Sunday 29 March at 01:00, back on Sunday 25 October at 02:00.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from sixteen.domain.slots import Hours, Interval, in_utc, instant, stretches, weekly_series

LONDON = "Europe/London"
FORWARD, BACK = date(2026, 3, 29), date(2026, 10, 25)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


# wall time


def test_the_same_wall_hour_is_another_instant_in_summer():
    assert instant(date(2026, 1, 6), time(18, 30), LONDON) == utc(2026, 1, 6, 18, 30)
    assert instant(date(2026, 7, 7), time(18, 30), LONDON) == utc(2026, 7, 7, 17, 30)


def test_a_wall_time_that_does_not_exist_moves_on_with_the_clocks():
    moved = instant(FORWARD, time(1, 30), LONDON)
    assert moved.astimezone(ZoneInfo(LONDON)).time() == time(2, 30)


def test_a_wall_time_that_exists_twice_is_the_first():
    assert instant(BACK, time(1, 30), LONDON) == utc(2026, 10, 25, 0, 30)


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        in_utc(datetime(2026, 1, 1))
    with pytest.raises(ValueError, match="zone"):
        Interval(datetime(2026, 1, 1), datetime(2026, 1, 2))


def test_an_interval_ends_after_it_starts():
    with pytest.raises(ValueError, match="ends after"):
        Interval(utc(2026, 1, 1), utc(2026, 1, 1))


def test_intervals_that_touch_do_not_overlap():
    a = Interval(utc(2026, 1, 1, 9), utc(2026, 1, 1, 10))
    b = Interval(utc(2026, 1, 1, 10), utc(2026, 1, 1, 11))
    assert not a.overlaps(b)
    assert a.end not in a
    assert a.start in a


# hours


def test_a_day_of_the_clock_change_has_a_longer_or_shorter_night_shift():
    night = [Hours(6, time(0), time(4), LONDON)]
    assert night[0].on(BACK).length == 5 * HOUR
    assert night[0].on(FORWARD).length == 3 * HOUR


def test_hours_that_the_clocks_jump_over_are_not_worked():
    assert Hours(6, time(1), time(2), LONDON).on(FORWARD) is None
    assert Hours(6, time(1), time(2), LONDON).on(FORWARD + timedelta(days=7)) is not None


def test_hours_are_valid_from_and_until_dates_that_count():
    hours = Hours(0, time(9), time(10), LONDON, date(2026, 1, 12), date(2026, 1, 19))
    worked = [d for d in (5, 12, 19, 26) if hours.on(date(2026, 1, d))]
    assert worked == [12, 19]


@pytest.mark.parametrize("bad", [(7, 9, 10), (0, 10, 10), (0, 11, 10), (-1, 9, 10)])
def test_hours_that_cannot_be_are_refused(bad):
    weekday, start, end = bad
    with pytest.raises(ValueError):
        Hours(weekday, time(start), time(end), LONDON)


def test_hours_far_from_greenwich_belong_to_their_own_day():
    auckland = Hours(0, time(8), time(9), "Pacific/Auckland")
    (worked,) = stretches([auckland], utc(2026, 1, 4, 12), utc(2026, 1, 5, 6))
    assert worked.start == utc(2026, 1, 4, 19)


# series


@pytest.mark.parametrize("first", [date(2026, 3, 24), date(2026, 10, 20)])
def test_sixteen_sessions_keep_their_wall_hour_over_a_clock_change(first):
    series = weekly_series(first, time(18, 30), LONDON, 16, 50 * MINUTE)
    local = [slot.start.astimezone(ZoneInfo(LONDON)) for slot in series]
    assert {moment.time() for moment in local} == {time(18, 30)}
    assert [moment.date() for moment in local] == [first + timedelta(days=7 * n) for n in range(16)]
    assert len({slot.start.hour for slot in series}) == 2
    assert {slot.length for slot in series} == {50 * MINUTE}


def test_a_break_makes_the_series_longer_not_smaller():
    christmas = {date(2026, 12, 22), date(2026, 12, 29)}
    series = weekly_series(date(2026, 12, 8), time(9), LONDON, 4, HOUR, christmas)
    days = [slot.start.date() for slot in series]
    assert days == [date(2026, 12, 8), date(2026, 12, 15), date(2027, 1, 5), date(2027, 1, 12)]


def test_a_series_cannot_be_smaller_than_nothing():
    assert weekly_series(date(2026, 1, 6), time(9), LONDON, 0, HOUR) == []
    with pytest.raises(ValueError, match="negative"):
        weekly_series(date(2026, 1, 6), time(9), LONDON, -1, HOUR)
