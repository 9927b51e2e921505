"""Local wall time in, instants out: over both clock changes, in London and elsewhere.

London in 2026: clocks go forward on Sunday 29 March at 01:00, back on Sunday 25 October at 02:00.
"""

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixteen.domain.slots import (
    Hours,
    Interval,
    free_slots,
    in_utc,
    instant,
    is_offered,
    stretches,
    weekly_series,
)

LONDON = "Europe/London"
FORWARD, BACK = date(2026, 3, 29), date(2026, 10, 25)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


RULES = {
    "notice": 24 * HOUR,
    "horizon": timedelta(days=14),
    "length": 50 * MINUTE,
    "buffer": 10 * MINUTE,
    "step": HOUR,
}


def starts(slots):
    return [slot.start for slot in slots]


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
    assert a & b is None
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


# free slots


@pytest.mark.parametrize(
    ("friday", "before", "after"),
    [(date(2026, 3, 27), 10, 9), (date(2026, 10, 23), 9, 10)],
    ids=["forward", "back"],
)
def test_slots_keep_the_wall_hour_over_the_clock_change(friday, before, after):
    hours = [Hours(d, time(10), time(10, 50), LONDON) for d in (5, 6, 0)]
    now = datetime.combine(friday, time(8), UTC)
    got = starts(free_slots(hours=hours, busy=[], now=now, **RULES | {"horizon": 4 * 24 * HOUR}))
    assert [s.hour for s in got] == [before, after, after]
    assert {s.astimezone(ZoneInfo(LONDON)).time() for s in got} == {time(10)}


def test_a_slot_needs_its_buffer_free_after_it_and_respects_what_is_taken():
    monday = [Hours(0, time(9), time(12), LONDON)]
    now = utc(2026, 1, 2, 9)
    taken = [Interval(utc(2026, 1, 5, 10, 55), utc(2026, 1, 5, 11, 30))]
    rules = RULES | {"horizon": timedelta(days=5)}
    got = starts(free_slots(hours=monday, busy=taken, now=now, **rules))
    # 10:00 to 10:50 would need 10:50 to 11:00 free; 11:00 is taken itself.
    assert got == [utc(2026, 1, 5, 9)]


def test_notice_and_horizon_both_count():
    monday = [Hours(0, time(9), time(12), LONDON)]
    now = utc(2026, 1, 4, 10)
    got = starts(free_slots(hours=monday, busy=[], now=now, **RULES | {"horizon": 25 * HOUR}))
    assert got == [utc(2026, 1, 5, 10), utc(2026, 1, 5, 11)]


def test_overlapping_hours_offer_a_slot_once():
    twice = [Hours(0, time(9), time(11), LONDON), Hours(0, time(9), time(12), LONDON)]
    got = starts(free_slots(hours=twice, busy=[], now=utc(2026, 1, 2, 9), **RULES))
    assert len(got) == len(set(got)) == 6


moments = st.datetimes(datetime(2026, 3, 20), datetime(2026, 11, 1), timezones=st.just(UTC))
hours_of = st.lists(
    st.builds(
        lambda day, start, minutes, zone: Hours(
            day, time(start), (datetime(2026, 1, 1, start) + minutes * MINUTE).time(), zone
        ),
        st.integers(0, 6),
        st.integers(0, 20),
        st.integers(1, 180),
        st.sampled_from([LONDON, "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"]),
    ),
    max_size=4,
)
taken_of = st.lists(
    st.builds(
        lambda start, minutes: Interval(start, start + minutes * MINUTE),
        moments,
        st.integers(1, 600),
    ),
    max_size=6,
)


@given(hours_of, taken_of, moments, st.integers(0, 60))
def test_what_is_shown_is_what_is_accepted(hours, taken, now, buffer):
    rules = RULES | {"buffer": buffer * MINUTE, "step": 30 * MINUTE}
    shown = free_slots(hours=hours, busy=taken, now=now, **rules)
    for slot in shown:
        assert is_offered(slot.start, hours=hours, busy=taken, now=now, **rules)
        assert not any(Interval(slot.start, slot.end + buffer * MINUTE).overlaps(t) for t in taken)
        odd = slot.start + 7 * MINUTE
        assert is_offered(odd, hours=hours, busy=taken, now=now, **rules) == (odd in starts(shown))


def test_a_start_between_two_slots_is_not_offered():
    monday = [Hours(0, time(9), time(12), LONDON)]
    rules = RULES | {"hours": monday, "busy": [], "now": utc(2026, 1, 2, 9)}
    assert is_offered(utc(2026, 1, 5, 9), **rules)
    assert not is_offered(utc(2026, 1, 5, 9, 1), **rules)
    assert is_offered(datetime(2026, 1, 5, 11, tzinfo=timezone(2 * HOUR)), **rules)


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
