"""What an appointment's own links open: its page for a while, and its video room."""

import re
from datetime import timedelta

import pytest

from sixteen.audit.models import Entry
from sixteen.scheduling import actions
from sixteen.scheduling.links import link_code, may_change, video_link
from tests.scheduling.diary_of import NOW, TUESDAY_18, give_hours, make_therapist, take

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def ada():
    ada = make_therapist()
    give_hours(ada)
    return ada


@pytest.mark.parametrize(
    ("hours", "left", "may"),
    [
        (24, 24 * HOUR, True),
        (24, 24 * HOUR - timedelta(seconds=1), False),
        (0, timedelta(seconds=1), True),
        (0, timedelta(0), False),
        (0, -HOUR, False),
    ],
)
def test_until_when_a_link_changes_it(ada, settings, hours, left, may):
    settings.CHANGE_HOURS = hours
    at, booked, later = TUESDAY_18 - left, take(ada, TUESDAY_18), TUESDAY_18 + timedelta(days=7)
    assert may_change(booked, at=at) is may
    changes = (
        lambda: actions.move(appointment=booked, starts_at=later, by=None, at=at),
        lambda: actions.cancel(appointment=booked, by=None, at=at),
    )
    for change in changes:
        if may:
            change()
        else:
            with pytest.raises(actions.TooLate):
                change()
    booked.refresh_from_db()
    assert (booked.state, booked.starts_at) == (
        ("cancelled", later) if may else ("booked", TUESDAY_18)
    )
    assert Entry.objects.filter(thing_id=str(booked.pk)).count() == (2 if may else 0)


def test_staff_change_it_at_any_time(ada):
    booked, at = take(ada, TUESDAY_18), TUESDAY_18 - HOUR
    assert actions.move(appointment=booked, starts_at=TUESDAY_18 + HOUR, by=ada, at=at).revision
    assert actions.cancel(appointment=booked, by=ada, at=at).state == "cancelled"


def test_a_hold_is_let_go_however_soon_it_begins(ada):
    held = take(ada, TUESDAY_18, state="held", client=None, held_until=TUESDAY_18)
    actions.cancel(appointment=held, by=None, at=TUESDAY_18 - HOUR)
    assert not type(held).objects.filter(pk=held.pk).exists()


def test_each_appointment_has_a_video_room_of_its_own(ada, settings):
    settings.VIDEO_URL = "https://meet.example.org"
    first, other = take(ada, TUESDAY_18), take(ada, TUESDAY_18 + HOUR)
    assert re.fullmatch(r"https://meet\.example\.org/[a-z2-7]{32}", video_link(first))
    assert video_link(first) != video_link(other)
    assert link_code(first)[:8].lower() not in video_link(first)
    moved = actions.move(
        appointment=first, starts_at=TUESDAY_18 + timedelta(days=7), by=None, at=NOW
    )
    assert video_link(moved) == video_link(first)


def test_there_is_none_without_an_address_by_phone_or_once_it_is_cancelled(ada, settings):
    booked = take(ada, TUESDAY_18)
    assert video_link(booked) == ""
    settings.VIDEO_URL = "https://meet.example.org"
    assert video_link(take(ada, TUESDAY_18 + HOUR, format="phone")) == ""
    assert video_link(actions.cancel(appointment=booked, by=None, at=NOW)) == ""
