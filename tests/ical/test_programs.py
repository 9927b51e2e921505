"""What calendar programs make of our feeds and invitations: the right hour, wherever they are."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from sixteen.ical.feed import feed_file
from sixteen.ical.invitation import invitation
from sixteen.scheduling import actions
from sixteen.scheduling.feeds import make_feed
from tests.ical.programs import IcalJs, Khal, Shown
from tests.scheduling.diary_of import NOW, make_room, make_therapist, take

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")
ZONES = ("Europe/London", "America/New_York", "Asia/Kolkata", "Pacific/Auckland")
PROGRAMS = [IcalJs, pytest.param(Khal, marks=pytest.mark.long)]
# 18:30 in the weeks around both changes, a morning of each, and the hour that exists twice.
WALL = [
    datetime(2027, 3, 23, 18, 30),
    datetime(2027, 3, 28, 3, 0),
    datetime(2027, 3, 30, 18, 30),
    datetime(2027, 10, 26, 18, 30),
    datetime(2027, 10, 31, 1, 30),
    datetime(2027, 11, 2, 18, 30),
]


@pytest.fixture(autouse=True)
def _sender(settings):
    settings.SENDER_ADDRESS, settings.SENDER_NAME = "office@example.org", "Appointments"


@pytest.fixture
def ada():
    return make_therapist()


def instant(wall: datetime) -> datetime:
    return wall.replace(tzinfo=LONDON).astimezone(UTC)


def shown(appointment, zone: str, place: str = "By video") -> Shown:
    """As a clock on the wall there shows it."""
    starts, ends = (
        f"{each.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"
        for each in (appointment.starts_at, appointment.ends_at)
    )
    cancelled = appointment.state == "cancelled"
    return Shown(starts, ends, "Appointment", place, cancelled, str(appointment.pk))


def invite(appointment, method: str = "REQUEST") -> bytes:
    return invitation(appointment.pk, method=method, attendee="mina@example.org", sender="", at=NOW)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("program", PROGRAMS)
def test_a_feed_across_both_clock_changes(ada, program, zone, tmp_path):
    booked = [take(ada, instant(wall)) for wall in WALL]
    calendar = program(tmp_path, zone)
    feed, _ = make_feed(whose=ada, by=ada, at=NOW)
    calendar.take(feed_file(feed, at=NOW))
    assert calendar.shows() == sorted(shown(each, zone) for each in booked)
    if zone == "Europe/London":
        assert [each.starts for each in calendar.shows()] == [
            f"{each:%Y-%m-%d %H:%M}" for each in WALL
        ]


@pytest.mark.parametrize("zone", ZONES[:2])
@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize("wall", WALL, ids=lambda wall: f"{wall:%m-%d}")
def test_an_invitation_across_both_clock_changes(ada, program, zone, wall, tmp_path):
    booked = take(ada, instant(wall), format="in_person", room=make_room())
    calendar = program(tmp_path, zone)
    calendar.take(invite(booked))
    assert calendar.shows() == [shown(booked, zone, place="1 Hill Road")]


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_second_request_moves_it_across_the_change(ada, program, tmp_path):
    booked = take(ada, instant(WALL[0]))
    calendar = program(tmp_path, "America/New_York")
    calendar.take(invite(booked))
    moved = actions.move(appointment=booked, starts_at=instant(WALL[2]), by=ada, at=NOW)
    calendar.take(invite(moved))
    assert calendar.shows() == [shown(moved, "America/New_York")]
    assert calendar.shows()[0].starts == "2027-03-30 13:30"


@pytest.mark.parametrize("program", PROGRAMS)
def test_cancel_takes_it_out(ada, program, tmp_path):
    booked = take(ada, instant(WALL[0]))
    calendar = program(tmp_path, "Europe/London")
    calendar.take(invite(booked))
    assert not calendar.shows()[0].cancelled
    cancelled = actions.cancel(appointment=booked, by=ada, at=NOW)
    calendar.take(invite(cancelled, "CANCEL"))
    assert calendar.shows() == [shown(cancelled, "Europe/London")]
    assert calendar.shows()[0].cancelled


def test_what_a_mail_program_needs_to_match_them(ada, tmp_path):
    """RFC 5546: the same UID, a SEQUENCE that rises, the same organizer, one attendee."""
    calendar, read = IcalJs(tmp_path, "UTC"), []
    booked = take(ada, instant(WALL[0]))
    steps = {
        "REQUEST": lambda: actions.move(
            appointment=booked, starts_at=instant(WALL[2]), by=ada, at=NOW
        ),
        "CANCEL": lambda: actions.cancel(appointment=booked, by=ada, at=NOW),
    }
    calendar.take(invite(booked))
    read += calendar.read["shown"]
    for method, step in steps.items():
        step()
        calendar.take(invite(booked, method))
        assert calendar.read["method"] == method
        read += calendar.read["shown"]
    assert len({each["uid"] for each in read}) == 1
    assert [each["sequence"] for each in read] == [0, 1, 2]
    assert {each["organizer"] for each in read} == {"mailto:office@example.org"}
    assert all(each["attendees"] == ["mailto:mina@example.org"] for each in read)


@pytest.mark.parametrize("program", PROGRAMS)
def test_the_hour_of_the_winter_all_year_is_seen(ada, program, tmp_path):
    """The planted fault of these tests."""
    booked = take(ada, instant(WALL[2]))
    calendar = program(tmp_path, "Europe/London")
    later = invite(booked).replace(b"T182000Z", b"T192000Z").replace(b"T173000Z", b"T183000Z")
    calendar.take(later)
    assert calendar.shows()[0].starts == "2027-03-30 19:30" != shown(booked, "Europe/London").starts
