"""A course is offered whole: every session, every break and the ending are known before a yes.

London in 2027: clocks go forward on Sunday 28 March, back on Sunday 31 October.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixteen.domain import whole_course
from sixteen.domain.slots import Hours, Interval, instant
from sixteen.domain.whole_course import Available, Dose, Limits, Stretch, whole_courses

LONDON = "Europe/London"
HOUR, MINUTE, WEEK = timedelta(hours=1), timedelta(minutes=1), timedelta(weeks=1)
DIT = Dose(16, 50 * MINUTE, 10 * MINUTE, HOUR)
# A Monday in winter; a course may begin in the two weeks after it.
NOW = datetime(2027, 1, 4, 9, tzinfo=UTC)
LIMITS = Limits(NOW, NOW + 2 * WEEK)
TUESDAY_18 = datetime(2027, 1, 5, 18, tzinfo=UTC)
TUESDAYS = Hours(1, time(18), time(19), LONDON)


def courses(hours=(TUESDAYS,), taken=(), away=(), limits=LIMITS, dose=DIT):
    return whole_courses(Available(hours, taken), dose, away, limits)


def week(number, length=50 * MINUTE):
    """The session of this week, counted from 0, were nothing in the way."""
    start = instant(TUESDAY_18.date() + number * WEEK, time(18), LONDON)
    return Interval(start, start + length)


def days_away(first, days):
    start = instant(first, time(0), LONDON)
    return Interval(start, start + timedelta(days=days))


def test_sixteen_weeks_at_the_same_hour_end_sixteen_weeks_later():
    (course,) = courses()
    assert course.starts == tuple(week(number).start for number in range(16))
    assert course.breaks == ()
    assert course.ends == instant(date(2027, 4, 20), time(18), LONDON)


def test_leave_is_a_break_and_makes_the_course_longer():
    away = [days_away(date(2027, 2, 8), 7), days_away(date(2027, 2, 15), 7)]
    (course,) = courses(away=away)
    assert course.breaks == (date(2027, 2, 9), date(2027, 2, 16))
    assert len(course.starts) == 16
    assert course.ends == instant(date(2027, 5, 4), time(18), LONDON)


def test_an_hour_that_is_taken_in_one_week_cannot_be_had_at_all():
    for number in range(1, 16):
        assert courses(taken=[week(number)]) == []


def test_an_hour_that_is_free_from_next_week_on_begins_next_week():
    (course,) = courses(taken=[week(0)])
    assert course.begins == week(1).start


def test_the_buffer_after_a_session_has_to_be_free_too():
    straight_after = Interval(week(5).end + 9 * MINUTE, week(5).end + 60 * MINUTE)
    after_the_buffer = Interval(week(5).end + 10 * MINUTE, week(5).end + 60 * MINUTE)
    assert courses(taken=[straight_after]) == []
    assert len(courses(taken=[after_the_buffer])) == 1


def test_no_course_begins_while_somebody_is_away():
    (course,) = courses(away=[days_away(date(2027, 1, 4), 7)])
    assert course.begins == week(1).start and course.breaks == ()


def test_a_course_that_stands_still_too_long_is_not_offered():
    three_in_a_row = days_away(date(2027, 2, 8), 21)
    five_apart = [days_away(date(2027, 2, 8) + number * 2 * WEEK, 2) for number in range(5)]
    assert courses(away=[three_in_a_row]) == []
    assert courses(away=five_apart) == []
    four = five_apart[:4]
    assert len(courses(away=four)[0].breaks) == 4


def test_hours_that_end_on_a_date_hold_no_course_beyond_it():
    until = Hours(1, time(18), time(19), LONDON, valid_until=date(2027, 4, 19))
    assert courses([until]) == []
    assert len(courses([Hours(1, time(18), time(19), LONDON, valid_until=date(2027, 4, 20))])) == 1


@pytest.mark.parametrize("first", [date(2027, 3, 2), date(2027, 10, 5)])
def test_both_clock_changes_keep_the_hour_on_the_wall(first):
    now = instant(first, time(9), LONDON)
    (course,) = courses(limits=Limits(now, now + timedelta(days=3)))
    walls = {f"{start.astimezone(ZoneInfo(LONDON)):%A %H:%M}" for start in course.starts}
    assert walls == {"Tuesday 18:00"}
    assert len({start.time() for start in course.starts}) == 2


def test_each_hour_of_the_week_is_offered_once_at_its_earliest():
    hours = [Hours(1, time(16), time(19), LONDON), Hours(3, time(9), time(10), LONDON)]
    found = courses(hours)
    assert [f"{course.begins:%a %H:%M %d}" for course in found] == [
        "Tue 16:00 05",
        "Tue 17:00 05",
        "Tue 18:00 05",
        "Thu 09:00 07",
    ]


# properties

AWAY = st.lists(
    st.builds(days_away, st.dates(date(2027, 1, 1), date(2027, 6, 30)), st.integers(1, 15)),
    max_size=5,
)
TAKEN = st.lists(st.builds(week, st.integers(0, 20)), max_size=2)
HOURS = st.lists(
    st.builds(
        Hours,
        st.integers(0, 6),
        st.sampled_from([time(8), time(9, 30)]),
        st.sampled_from([time(11), time(19)]),
        st.just(LONDON),
        valid_until=st.sampled_from([None, date(2027, 5, 1)]),
    ),
    min_size=1,
    max_size=4,
)


@given(hours=HOURS, away=AWAY, taken=TAKEN, data=st.data())
def test_the_answer_is_the_same_whatever_the_order_it_is_asked_in(hours, away, taken, data):
    shuffled = [data.draw(st.permutations(each)) for each in (hours, away, taken)]
    assert courses(hours, taken, away) == courses(shuffled[0], shuffled[2], shuffled[1])


def kept(course, hours, taken, away):
    """What has to be true of every course that is offered, said again without the code's help."""
    zone = ZoneInfo(LONDON)
    days = [start.astimezone(zone) for start in course.starts]
    assert len(days) == 16 and {day.weekday() for day in days} == {days[0].weekday()}
    assert {day.time() for day in days} == {days[0].time()}
    every = {days[0].date() + number * WEEK for number in range(len(days) + len(course.breaks))}
    assert every == {day.date() for day in days} | set(course.breaks)
    assert len(course.breaks) <= LIMITS.breaks
    for start in course.starts:
        session, busy = Interval(start, start + 50 * MINUTE), Interval(start, start + HOUR)
        assert not any(session.overlaps(each) for each in away)
        assert not any(busy.overlaps(each) for each in taken)
        there = start.astimezone(zone)
        assert any(
            each.weekday == there.weekday()
            and each.starts <= there.time()
            and (there + 50 * MINUTE).time() <= each.ends
            and (each.valid_until is None or there.date() <= each.valid_until)
            for each in hours
        )


@given(hours=HOURS, away=AWAY, taken=TAKEN)
def test_nothing_is_offered_that_cannot_be_kept(hours, away, taken):
    for course in courses(hours, taken, away):
        kept(course, hours, taken, away)


@given(st.lists(st.builds(week, st.integers(0, 9), st.just(HOUR)), max_size=6), st.integers(0, 9))
def test_looking_up_is_the_same_as_looking_at_each(intervals, number):
    wanted = Interval(week(number).start + 30 * MINUTE, week(number).start + 45 * MINUTE)
    assert Stretch(intervals).touches(wanted) == any(each.overlaps(wanted) for each in intervals)
    assert Stretch(intervals).holds(wanted) == any(
        each.start <= wanted.start and wanted.end <= each.end for each in intervals
    )


# planted faults


@pytest.mark.parametrize(
    ("way", "answer", "hours", "taken"),
    [
        ("touches", False, TUESDAYS, [week(5)]),
        ("holds", True, Hours(1, time(18), time(19), LONDON, valid_until=date(2027, 2, 1)), []),
    ],
)
def test_a_diary_that_is_not_looked_at_is_seen(monkeypatch, way, answer, hours, taken):
    assert courses([hours], taken) == []
    monkeypatch.setattr(whole_course.Stretch, way, lambda self, wanted: answer)
    (course,) = courses([hours], taken)
    with pytest.raises(AssertionError):
        kept(course, [hours], taken, [])
