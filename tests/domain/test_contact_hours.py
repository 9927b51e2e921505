"""Days and hours in which somebody may be reached: never outside, and always again."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixteen.domain.contact_hours import (
    LAST,
    Hours,
    common,
    in_words,
    is_open,
    is_within,
    kept,
    next_opening,
    read,
)

LONDON = "Europe/London"
TUESDAYS = Hours(frozenset({1, 3}), 10, 12)
# 24 November 2026 is a Tuesday, and London is on UTC then.
TUESDAY = datetime(2026, 11, 24, tzinfo=UTC)
ANY_HOURS = st.builds(
    lambda days, two: Hours(frozenset(days), min(two), max(two)),
    st.sets(st.integers(0, 6), min_size=1),
    st.lists(st.integers(0, 24), min_size=2, max_size=2, unique=True),
)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))


def is_inside(found: Hours, moment: datetime) -> bool:
    """Counted in another way than the module does: by what a clock on the wall shows."""
    local = moment.astimezone(ZoneInfo(LONDON))
    minutes = local.hour * 60 + local.minute
    return local.weekday() in found.days and found.begin * 60 <= minutes < found.until * 60


@pytest.mark.parametrize(
    ("moment", "opens"),
    [
        (TUESDAY.replace(hour=9, minute=59), TUESDAY.replace(hour=10)),
        (TUESDAY.replace(hour=10), TUESDAY.replace(hour=10)),
        (TUESDAY.replace(hour=11, minute=49), TUESDAY.replace(hour=11, minute=49)),
        (TUESDAY.replace(hour=11, minute=50), TUESDAY.replace(day=26, hour=10)),
        (TUESDAY.replace(day=26, hour=12), TUESDAY.replace(day=24, hour=10) + timedelta(days=7)),
    ],
)
def test_when_it_opens(moment: datetime, opens: datetime) -> None:
    assert next_opening(TUESDAYS, moment, LONDON) == opens


@given(ANY_HOURS, MOMENTS)
def test_it_opens_inside_within_two_weeks_and_not_at_the_very_end(
    found: Hours, moment: datetime
) -> None:
    opens = next_opening(found, moment, LONDON)
    assert moment <= opens <= moment + timedelta(days=15)
    assert is_inside(found, opens) and is_inside(found, opens + LAST - timedelta(seconds=1))
    assert is_open(found, moment, LONDON) == is_inside(found, moment)
    # What waited for it goes then, and is not kept for ever.
    assert next_opening(found, opens, LONDON) == opens


@given(ANY_HOURS, ANY_HOURS, MOMENTS)
def test_what_both_allow_is_within_both(one: Hours, other: Hours, moment: datetime) -> None:
    both, any_time = common(one, other)
    assert any_time == (both is not None)
    inside = both is not None and is_inside(both, moment)
    assert inside == (is_inside(one, moment) and is_inside(other, moment))
    if both is not None:
        assert is_within(both, one) and is_within(both, other)
    if is_within(one, other):
        assert not is_inside(one, moment) or is_inside(other, moment)


def test_no_hours_are_any_time() -> None:
    assert common(None, None) == (None, True) and common(TUESDAYS, None) == (TUESDAYS, True)
    assert is_within(TUESDAYS, None) and not is_within(None, TUESDAYS) and is_within(None, None)


def test_in_words_and_as_it_is_kept() -> None:
    assert in_words(TUESDAYS) == "Tuesday and Thursday, 10:00 to 12:00"
    assert in_words(Hours(frozenset(range(5)), 0, 24)) == "Monday to Friday, 00:00 to 24:00"
    assert in_words(Hours(frozenset(range(7)), 9, 10)) == "Every day, 09:00 to 10:00"
    by_way = {"email": TUESDAYS, "phone": Hours(frozenset({0, 2, 6}), 8, 24)}
    assert in_words(by_way["phone"]) == "Monday, Wednesday and Sunday, 08:00 to 24:00"
    assert read(kept(by_way)) == by_way and read(None) == {}


@pytest.mark.parametrize(
    ("days", "begin", "until"), [((), 9, 10), ({7}, 9, 10), ({1}, 10, 10), ({1}, 9, 25)]
)
def test_what_is_no_time_cannot_be_made(days: set[int], begin: int, until: int) -> None:
    with pytest.raises(ValueError, match="day"):
        Hours(frozenset(days), begin, until)
