"""Which times are free: one rule for what is shown and what is accepted.

London in 2026: clocks go forward on Sunday 29 March at 01:00, back on Sunday 25 October at 02:00.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixteen.domain.free_slots import Rules, free_slots, slot_at
from sixteen.domain.slots import Hours, Interval, Shown

LONDON = "Europe/London"
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
RULES = Rules(
    notice=24 * HOUR,
    horizon=timedelta(days=14),
    length=50 * MINUTE,
    buffer=10 * MINUTE,
    step=HOUR,
)


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


def starts(slots):
    return [slot.start for slot in slots]


@pytest.mark.parametrize(
    ("friday", "before", "after"),
    [(date(2026, 3, 27), 10, 9), (date(2026, 10, 23), 9, 10)],
    ids=["forward", "back"],
)
def test_slots_keep_the_wall_hour_over_the_clock_change(friday, before, after):
    hours = [Hours(d, time(10), time(10, 50), LONDON) for d in (5, 6, 0)]
    now = datetime.combine(friday, time(8), UTC)
    got = starts(
        free_slots(hours=hours, busy=[], now=now, rules=replace(RULES, horizon=4 * 24 * HOUR))
    )
    assert [s.hour for s in got] == [before, after, after]
    assert {s.astimezone(ZoneInfo(LONDON)).time() for s in got} == {time(10)}


def test_a_slot_needs_its_buffer_free_after_it_and_respects_what_is_taken():
    monday = [Hours(0, time(9), time(12), LONDON)]
    now = utc(2026, 1, 2, 9)
    taken = [Interval(utc(2026, 1, 5, 10, 55), utc(2026, 1, 5, 11, 30))]
    rules = replace(RULES, horizon=timedelta(days=5))
    got = starts(free_slots(hours=monday, busy=taken, now=now, rules=rules))
    # 10:00 to 10:50 would need 10:50 to 11:00 free; 11:00 is taken itself.
    assert got == [utc(2026, 1, 5, 9)]


def test_notice_and_horizon_both_count():
    monday = [Hours(0, time(9), time(12), LONDON)]
    now = utc(2026, 1, 4, 10)
    got = starts(
        free_slots(hours=monday, busy=[], now=now, rules=replace(RULES, horizon=25 * HOUR))
    )
    assert got == [utc(2026, 1, 5, 10), utc(2026, 1, 5, 11)]


def test_overlapping_hours_offer_a_slot_once():
    twice = [Hours(0, time(9), time(11), LONDON), Hours(0, time(9), time(12), LONDON)]
    got = starts(free_slots(hours=twice, busy=[], now=utc(2026, 1, 2, 9), rules=RULES))
    assert len(got) == len(set(got)) == 6


@pytest.mark.parametrize(("length", "step"), [(0, 60), (50, 0), (-1, 60)])
def test_rules_that_cannot_be_are_refused(length, step):
    with pytest.raises(ValueError, match="length"):
        replace(RULES, length=length * MINUTE, step=step * MINUTE)


MONDAY = [Hours(0, time(9), time(12), LONDON)]
FRIDAY_BEFORE = utc(2026, 1, 2, 9)


def test_a_start_between_two_slots_is_not_offered():
    known = {"hours": MONDAY, "busy": [], "now": FRIDAY_BEFORE, "rules": RULES}
    assert slot_at(utc(2026, 1, 5, 9), **known) == free_slots(**known)[0]
    assert slot_at(utc(2026, 1, 5, 9, 1), **known) is None
    assert slot_at(datetime(2026, 1, 5, 11, tzinfo=timezone(2 * HOUR)), **known)


# how many on a day


def test_a_full_day_offers_nothing_and_the_next_one_does():
    hours = [Hours(day, time(9), time(12), LONDON) for day in (0, 1)]
    held = [utc(2026, 1, 5, 9), utc(2026, 1, 5, 14)]
    known = {"hours": hours, "busy": [], "now": FRIDAY_BEFORE, "held": held}
    got = free_slots(rules=replace(RULES, horizon=5 * 24 * HOUR, cap=2), **known)
    assert {slot.start.day for slot in got} == {6}
    assert slot_at(utc(2026, 1, 5, 11), rules=replace(RULES, cap=2), **known) is None
    assert slot_at(utc(2026, 1, 5, 11), rules=replace(RULES, cap=3), **known)


def test_the_day_is_that_of_the_hours_zone():
    """Monday 08:00 in Auckland is Sunday in London."""
    hours = [Hours(0, time(8), time(12), "Pacific/Auckland")]
    rules = replace(RULES, cap=1)
    known = {"hours": hours, "busy": [], "now": FRIDAY_BEFORE, "rules": rules}
    monday_there, sunday_there = utc(2026, 1, 5, 1), utc(2026, 1, 4, 10)
    assert {slot.start.day for slot in free_slots(held=[sunday_there], **known)} == {4, 11}
    assert {slot.start.day for slot in free_slots(held=[monday_there], **known)} == {11}


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_the_day_of_a_clock_change_is_one_day(day):
    """Of 23 or 25 hours: from its first minute to its last."""
    hours = [Hours(day.weekday(), time(0), time(23, 59), LONDON)]
    zone = ZoneInfo(LONDON)
    for minute in (time(0, 0), time(23, 55)):
        held = [datetime.combine(day, minute, zone)]
        known = {"hours": hours, "busy": [], "now": held[0] - 3 * 24 * HOUR, "held": held}
        rules = replace(RULES, cap=1, horizon=4 * 24 * HOUR)
        assert free_slots(rules=rules, **known) == []
        assert len(free_slots(rules=replace(rules, cap=2), **known)) > 20


# booked, asked for, hidden


def test_a_time_has_the_state_of_its_hours():
    hours = [Hours(0, time(9), time(11), LONDON), Hours(0, time(11), time(12), LONDON)]
    asked = [hours[0], replace(hours[1], shown=Shown.ASK)]
    rules = replace(RULES, horizon=5 * 24 * HOUR)
    got = free_slots(hours=asked, busy=[], now=FRIDAY_BEFORE, rules=rules)
    assert [(slot.start.hour, slot.shown) for slot in got] == [
        (9, "bookable"),
        (10, "bookable"),
        (11, "ask"),
    ]


def test_the_strictest_of_overlapping_hours_counts():
    """Nine to twelve for everybody, but half past ten to eleven is kept back."""
    hours = [
        *MONDAY,
        Hours(0, time(10, 30), time(11), LONDON, shown=Shown.HIDDEN),
        Hours(0, time(10, 30), time(12), LONDON, shown=Shown.ASK),
    ]
    rules = replace(RULES, horizon=5 * 24 * HOUR)
    got = free_slots(hours=hours, busy=[], now=FRIDAY_BEFORE, rules=rules)
    states = {(slot.start.hour, slot.start.minute): slot.shown for slot in got}
    assert states == {(9, 0): "bookable", (10, 0): "hidden", (10, 30): "hidden", (11, 0): "ask"}


moments = st.datetimes(datetime(2026, 3, 20), datetime(2026, 11, 1), timezones=st.just(UTC))
hours_of = st.lists(
    st.builds(
        lambda day, start, minutes, zone, shown: Hours(
            day,
            time(start),
            (datetime(2026, 1, 1, start) + minutes * MINUTE).time(),
            zone,
            shown=shown,
        ),
        st.integers(0, 6),
        st.integers(0, 20),
        st.integers(1, 180),
        st.sampled_from([LONDON, "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"]),
        st.sampled_from(Shown),
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


@given(hours_of, taken_of, moments, st.integers(0, 60), st.sampled_from([None, 1, 2]))
def test_what_is_shown_is_what_is_accepted(hours, taken, now, buffer, cap):
    rules = replace(RULES, buffer=buffer * MINUTE, step=30 * MINUTE, cap=cap)
    known = {"hours": hours, "busy": taken, "now": now, "rules": rules}
    known["held"] = [each.start for each in taken]
    shown = free_slots(**known)
    assert starts(shown) == sorted(set(starts(shown)))
    for slot in shown:
        assert slot_at(slot.start, **known) == slot
        assert not any(Interval(slot.start, slot.end + buffer * MINUTE).overlaps(t) for t in taken)
        odd = slot.start + 7 * MINUTE
        assert bool(slot_at(odd, **known)) == (odd in starts(shown))
