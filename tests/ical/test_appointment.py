"""A calendar entry that a family or an employer may read."""

from datetime import UTC, datetime

import pytest
from icalendar import Calendar

from sixteen.ical.appointment import calendar_file
from sixteen.people.models import Therapist
from sixteen.scheduling import actions
from tests.scheduling.diary_of import NOW, TUESDAY_18, make_room, make_therapist, take

pytestmark = pytest.mark.django_db
SUMMER = datetime(2027, 7, 6, 17, 0, tzinfo=UTC)


@pytest.fixture
def booked():
    return take(make_therapist(), TUESDAY_18, format="in_person", room=make_room())


def event_of(appointment):
    return Calendar.from_ical(calendar_file(appointment, at=NOW)).events[0]


def test_it_says_nothing_about_therapy(booked, settings):
    settings.SERVICE = settings.SERVICE | {"name": "Hill Road Psychotherapy"}
    text = calendar_file(booked, at=NOW).decode().casefold()
    name = Therapist.objects.get(account=booked.therapist).public_name.casefold()
    for word in ("therap", "dit", "consult", "psych", "sixteen", "larch house", name):
        assert word not in text, word
    assert "summary:appointment" in text


def test_times_are_instants_in_winter_and_in_summer(booked):
    event = event_of(booked)
    assert (event.start, event.end) == (booked.starts_at, booked.ends_at)
    assert event_of(take(booked.therapist, SUMMER)).start == SUMMER
    assert b"DTSTART:20270706T170000Z" in calendar_file(
        take(make_therapist("Ben Ash"), SUMMER), at=NOW
    )


def test_a_calendar_that_has_it_puts_it_right(booked):
    before = event_of(booked)
    moved = actions.move(appointment=booked, starts_at=SUMMER, by=booked.therapist, at=NOW)
    after = event_of(moved)
    assert after["uid"] == before["uid"] and after["sequence"] > before["sequence"]
    cancelled = event_of(actions.cancel(appointment=moved, by=None, at=NOW))
    assert cancelled["status"] == "CANCELLED" and cancelled["sequence"] > after["sequence"]


def test_the_place_is_an_address_or_how(booked):
    assert event_of(booked)["location"] == "1 Hill Road"
    assert event_of(take(booked.therapist, SUMMER))["location"] == "By video"
