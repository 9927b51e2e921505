"""What is shown as free is what is accepted, in a fixed number of queries."""

from datetime import UTC, date, datetime, timedelta

import pytest

from sixteen.scheduling.diary import Diary, Place
from sixteen.scheduling.models import Leave
from sixteen.scheduling.queries import free_times, nearby_times
from tests.scheduling.diary_of import (
    LONDON,
    NOW,
    TUESDAY_18,
    give_hours,
    make_kinds,
    make_room,
    make_therapist,
    take,
)

pytestmark = pytest.mark.django_db


def starts(therapist, *, now=NOW, days=28):
    found = free_times(kind=make_kinds(), therapists=[therapist], now=now, days=days)
    return [time.starts_at for time in found]


@pytest.fixture
def ada():
    ada = make_therapist()
    give_hours(ada)
    return ada


@pytest.mark.parametrize("how_many", [1, 20])
def test_the_number_of_queries_does_not_grow(how_many, django_assert_num_queries):
    therapists = [make_therapist(f"Therapist {number}") for number in range(how_many)]
    for therapist in therapists:
        give_hours(therapist)
        give_hours(therapist, weekday=3, format="in_person", room=make_room())
        take(therapist, TUESDAY_18)
    kind = make_kinds()
    with django_assert_num_queries(3):
        found = free_times(kind=kind, therapists=therapists, now=NOW, days=28)
    assert len(found) == how_many * (4 * 2 - 1 + 4 * 2)


def test_times_are_cut_from_the_hours_with_the_buffer_between(ada):
    assert starts(ada, days=8) == [
        datetime(2027, 3, 2, 18, tzinfo=UTC),
        datetime(2027, 3, 2, 19, tzinfo=UTC),
    ]


def test_notice_is_counted_in_hours(ada):
    eighteen = datetime(2027, 3, 2, 18, tzinfo=UTC)
    assert eighteen in starts(ada, now=eighteen - timedelta(hours=24))
    assert eighteen not in starts(ada, now=eighteen - timedelta(hours=23, minutes=59))


def test_the_horizon_of_the_kind_wins_over_the_days_asked_for(ada):
    last = max(starts(ada, days=365))
    assert last <= NOW + timedelta(days=28)
    assert max(starts(ada, days=3)) <= NOW + timedelta(days=3)


def test_leave_hides_what_it_touches(ada):
    Leave.objects.create(
        therapist=ada,
        starts_at=TUESDAY_18 + timedelta(minutes=30),
        ends_at=TUESDAY_18 + timedelta(minutes=45),
    )
    assert TUESDAY_18 not in starts(ada)
    assert TUESDAY_18 + timedelta(hours=1) in starts(ada)


def test_the_buffer_counts_before_and_after(ada):
    """Taken from 18:55 to 19:45: the 18:00 slot ends at 18:50 and its buffer would run into it."""
    take(ada, TUESDAY_18 + timedelta(minutes=55))
    assert TUESDAY_18 not in starts(ada)
    assert TUESDAY_18 + timedelta(hours=1) not in starts(ada)


def test_a_hold_hides_a_time_until_it_runs_out(ada):
    take(ada, TUESDAY_18, state="held", client=None, held_until=NOW + timedelta(minutes=10))
    assert TUESDAY_18 not in starts(ada)
    assert TUESDAY_18 in starts(ada, now=NOW + timedelta(minutes=10))


def test_a_cancelled_appointment_hides_nothing(ada):
    take(ada, TUESDAY_18, state="cancelled")
    assert TUESDAY_18 in starts(ada)


def test_a_room_that_another_therapist_uses_is_taken():
    room, ada, ben = make_room(), make_therapist(), make_therapist("Ben Ash")
    give_hours(ada, format="in_person", room=room)
    take(ben, TUESDAY_18, format="in_person", room=room)
    assert TUESDAY_18 not in starts(ada)


def test_hours_count_from_their_first_to_their_last_day():
    ada = make_therapist()
    give_hours(ada, valid_from=date(2027, 3, 9), valid_until=date(2027, 3, 16))
    assert {start.date() for start in starts(ada)} == {date(2027, 3, 9), date(2027, 3, 16)}


@pytest.mark.parametrize(
    ("now", "before", "after"),
    [
        (datetime(2027, 3, 22, 9, tzinfo=UTC), 18, 17),
        (datetime(2027, 10, 25, 9, tzinfo=UTC), 17, 18),
    ],
)
def test_the_hour_on_the_wall_stays_across_a_clock_change(ada, now, before, after):
    assert [start.hour for start in starts(ada, now=now, days=14)] == [
        before,
        before + 1,
        after,
        after + 1,
    ]


def test_what_is_shown_is_exactly_what_is_accepted(ada):
    """Every five minutes over two weeks with a clock change, leave, a hold and an appointment."""
    now = datetime(2027, 3, 22, 9, 7, tzinfo=UTC)
    give_hours(ada, weekday=6, starts=0, ends=4)
    take(ada, datetime(2027, 3, 23, 18, 30, tzinfo=UTC))
    Leave.objects.create(
        therapist=ada,
        starts_at=datetime(2027, 3, 30, 18, 50, tzinfo=UTC),
        ends_at=datetime(2027, 3, 31, tzinfo=UTC),
    )
    kind, end = make_kinds(), now + timedelta(days=14)
    shown = set(starts(ada, now=now, days=14))
    diary = Diary(kind, [ada.pk], start=now, end=end, now=now)
    place = Place(ada.pk, "video", None, LONDON)
    first = now.replace(minute=0)
    every = (first + timedelta(minutes=5 * step) for step in range(14 * 24 * 12))
    accepted = {start for start in every if diary.state(place, start)}
    assert shown == {start for start in accepted if start <= end}
    assert len(shown) > 5


def test_nearby_times_are_the_closest_in_order(ada):
    take(ada, TUESDAY_18)
    near = nearby_times(
        kind="consultation", therapists=[ada], starts_at=TUESDAY_18, now=NOW, limit=2
    )
    assert [time.starts_at for time in near][-1] == TUESDAY_18 + timedelta(hours=1)
    assert len(near) == 2 and near == sorted(near)
