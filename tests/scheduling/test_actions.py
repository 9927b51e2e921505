"""Holding, booking, moving, cancelling, a series: what is refused and what comes back twice."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.http import Http404

from sixteen.audit.models import Entry
from sixteen.scheduling import access, actions, placing
from sixteen.scheduling.diary import Place
from sixteen.scheduling.links import link_code
from sixteen.scheduling.models import Appointment, Leave
from tests.scheduling.diary_of import (
    LONDON,
    NOW,
    TUESDAY_18,
    give_hours,
    make_client,
    make_kinds,
    make_room,
    make_therapist,
    take,
)

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture
def ada():
    make_kinds()
    ada = make_therapist()
    give_hours(ada)
    return ada


def hold(therapist, starts_at=TUESDAY_18, *, booking=None, at=NOW, room=None, format="video"):
    return actions.hold_any(
        kind="consultation",
        places=[Place(therapist.pk, format, room.pk if room else None, LONDON)],
        starts_at=starts_at,
        booking=booking or uuid.uuid4(),
        by=None,
        at=at,
    )


def booked(therapist, starts_at=TUESDAY_18):
    return actions.book(
        appointment=hold(therapist, starts_at), client=make_client(), by=None, at=NOW
    )


def test_a_hold_keeps_the_time_from_others(ada):
    held = hold(ada)
    assert (held.state, held.wall) == ("held", "2027-03-09T18:00")
    assert held.busy_until - held.starts_at == timedelta(minutes=60)
    with pytest.raises(actions.SlotTaken):
        hold(ada)


def test_the_same_form_sent_again_renews_its_hold(ada):
    first = hold(ada, booking=(booking := uuid.uuid4()))
    again = hold(ada, booking=booking, at=NOW + 3 * MINUTE)
    assert again.pk == first.pk and again.held_until == first.held_until + 3 * MINUTE


def test_another_choice_in_the_same_form_lets_the_first_go(ada):
    booking = uuid.uuid4()
    hold(ada, booking=booking)
    hold(ada, TUESDAY_18 + timedelta(hours=1), booking=booking)
    assert Appointment.objects.count() == 1
    hold(ada)


def test_a_hold_that_ran_out_is_somebody_elses_to_take(ada):
    first = hold(ada)
    second = hold(ada, at=NOW + 10 * MINUTE)
    with pytest.raises(actions.SlotTaken):
        actions.book(appointment=first, client=make_client(), by=None, at=NOW + 10 * MINUTE)
    assert list(Appointment.objects.all()) == [second]


def test_a_hold_that_ran_out_can_be_booked_while_nobody_took_it(ada):
    late = NOW + 30 * MINUTE
    made = actions.book(appointment=hold(ada), client=make_client(), by=None, at=late)
    assert made.state == "booked" and made.held_until is None


@pytest.mark.parametrize(
    "starts_at",
    [
        TUESDAY_18 + 5 * MINUTE,
        TUESDAY_18 + timedelta(hours=2),
        NOW + timedelta(hours=9),
        TUESDAY_18 + timedelta(days=28),
    ],
)
def test_a_time_that_no_page_shows_is_not_offered(ada, starts_at):
    with pytest.raises(actions.NotOffered):
        hold(ada, starts_at)


def test_another_room_or_format_than_the_hours_is_not_offered(ada):
    with pytest.raises(actions.NotOffered):
        hold(ada, format="phone")
    with pytest.raises(actions.NotOffered):
        hold(ada, room=make_room())


def test_booking_twice_is_booking_once(ada):
    held, client = hold(ada), make_client()
    first = actions.book(appointment=held, client=client, by=None, at=NOW)
    again = actions.book(appointment=held, client=client, by=None, at=NOW)
    assert first.pk == again.pk and again.revision == 1
    assert Entry.objects.filter(action="book-appointment", person=client.pk).count() == 1
    with pytest.raises(actions.SlotTaken):
        actions.book(appointment=held, client=make_client(), by=None, at=NOW)


def test_a_link_opens_its_appointment_and_no_other(ada):
    made, other = booked(ada), booked(ada, TUESDAY_18 + timedelta(hours=1))
    assert access.appointment_by_link(link_code(made), at=NOW).pk == made.pk
    assert link_code(made) != link_code(other) and len(link_code(made)) == 32
    assert link_code(made).encode() not in bytes(made.link_hash)
    with pytest.raises(Http404):
        access.appointment_by_link("A" * 32, at=NOW)
    assert Entry.objects.filter(action="denied-booking-link").exists()


@pytest.mark.parametrize("shared", ["therapist", "room", "client"])
def test_the_database_itself_keeps_them_apart_and_says_so_kindly(shared, monkeypatch, ada):
    """With the check before it gone, the constraint is the backstop, and it is a SlotTaken."""
    monkeypatch.setattr(placing, "open_places", lambda kind, places, *args, **kwargs: places)
    room, client, ben = make_room(), make_client(), make_therapist("Ben Ash")
    take(
        ada if shared == "therapist" else ben,
        TUESDAY_18,
        format="in_person",
        room=room if shared == "room" else make_room("Alder"),
        client=client if shared == "client" else make_client(),
    )
    with pytest.raises(actions.SlotTaken):
        held = hold(ada, room=room, format="in_person")
        actions.book(appointment=held, client=client, by=None, at=NOW)


def test_moving_frees_the_old_time_and_keeps_the_new_one(ada):
    made, later = booked(ada), TUESDAY_18 + timedelta(days=7)
    moved = actions.move(appointment=made, starts_at=later, by=None, at=NOW)
    assert (moved.starts_at, moved.revision) == (later, 2)
    hold(ada)
    with pytest.raises(actions.SlotTaken):
        hold(ada, later)


def test_a_move_that_is_refused_changes_nothing(ada):
    made, taken = booked(ada), booked(ada, TUESDAY_18 + timedelta(hours=1))
    with pytest.raises(actions.SlotTaken):
        actions.move(appointment=made, starts_at=taken.starts_at, by=None, at=NOW)
    with pytest.raises(actions.NotOffered):
        actions.move(appointment=made, starts_at=TUESDAY_18 + 7 * MINUTE, by=None, at=NOW)
    made.refresh_from_db()
    assert made.starts_at == TUESDAY_18


def test_staff_may_move_outside_the_hours_but_not_onto_leave(ada):
    made, noon = booked(ada), TUESDAY_18 - timedelta(hours=6)
    assert actions.move(appointment=made, starts_at=noon, by=ada, at=NOW).starts_at == noon
    Leave.objects.create(therapist=ada, starts_at=TUESDAY_18, ends_at=TUESDAY_18 + 5 * MINUTE)
    with pytest.raises(actions.NotOffered):
        actions.move(appointment=made, starts_at=TUESDAY_18, by=ada, at=NOW)


def test_cancelling_frees_the_time_and_happens_once(ada):
    made = booked(ada)
    for _ in range(2):
        actions.cancel(appointment=made, by=None, at=NOW)
    assert Entry.objects.filter(action="cancel-appointment").count() == 1
    hold(ada)


def test_only_holds_that_ran_out_are_dropped(ada):
    hold(ada)
    kept = booked(ada, TUESDAY_18 + timedelta(hours=1))
    assert actions.drop_expired_holds(at=NOW + 9 * MINUTE) == 0
    assert actions.drop_expired_holds(at=NOW + 10 * MINUTE) == 1
    assert list(Appointment.objects.all()) == [kept]


def series(therapist, first=TUESDAY_18, count=16, **more):
    given = {"client": make_client(), "room": None, "format": "video", **more}
    return actions.book_series(
        kind="session",
        therapist=therapist,
        first_starts_at=first,
        zone=LONDON,
        count=count,
        by=therapist,
        at=NOW,
        **given,
    )


def test_a_series_keeps_its_hour_on_the_wall_when_the_clocks_change(ada):
    made = list(series(ada).appointments.order_by("starts_at"))
    assert len(made) == 16
    assert {each.wall[-5:] for each in made} == {"18:00"}
    assert [made[0].starts_at.hour, made[-1].starts_at.hour] == [18, 17]


def test_a_series_that_clashes_names_every_week_and_books_none(ada):
    taken = TUESDAY_18 + timedelta(days=7, minutes=-30)
    take(ada, taken)
    Leave.objects.create(
        therapist=ada,
        starts_at=datetime(2027, 4, 6, tzinfo=UTC),
        ends_at=datetime(2027, 4, 14, tzinfo=UTC),
    )
    with pytest.raises(actions.SeriesClash) as refused:
        series(ada)
    assert [week.date().isoformat() for week in refused.value.weeks] == [
        "2027-03-16",
        "2027-04-06",
        "2027-04-13",
    ]
    assert not Appointment.objects.filter(series__isnull=False).exists()


def test_a_skipped_week_makes_the_series_longer(ada):
    made = series(ada, count=3, skip_dates=[datetime(2027, 3, 16).date()])
    days = [each.starts_at.date().isoformat() for each in made.appointments.order_by("starts_at")]
    assert days == ["2027-03-09", "2027-03-23", "2027-03-30"]


def test_a_room_without_a_name_is_not_a_shared_room(ada):
    """Two therapists by video at the same hour share no room."""
    take(make_therapist("Ben Ash"), TUESDAY_18)
    assert len(series(ada, count=2).appointments.all()) == 2
