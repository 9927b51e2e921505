"""Nobody's telephone lights up at night, nothing comes too late for that, and alerts still go."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import hypothesis
import pytest
from django.core import mail
from hypothesis import assume, given
from hypothesis import strategies as st

from sixteen.outbox.actions import queue
from sixteen.outbox.models import Message
from sixteen.outbox.quiet import quiet_until
from sixteen.outbox.sending import send_due
from sixteen.scheduling.models import Appointment
from tests.people_of import answer
from tests.portal.house import NOW

NIGHT = (time(20), time(8))
LONDON = ZoneInfo("Europe/London")


def local(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), LONDON).astimezone(UTC)


@pytest.mark.parametrize(
    ("hour", "minute", "until"),
    [
        (19, 59, None),
        (20, 0, (25, 8)),
        (23, 59, (25, 8)),
        (0, 0, (24, 8)),
        (7, 59, (24, 8)),
        (8, 0, None),
    ],
)
def test_quiet_over_midnight(hour, minute, until) -> None:
    found = quiet_until(local(date(2026, 11, 24), hour, minute), hours=NIGHT, zone="Europe/London")
    assert found == (local(date(2026, 11, until[0]), until[1]) if until else None)


def test_quiet_within_a_day_and_none_at_all() -> None:
    moment = local(date(2026, 11, 24), 13)
    noon = (time(12), time(14))
    end = local(date(2026, 11, 24), 14)
    assert quiet_until(moment, hours=noon, zone="Europe/London") == end
    assert quiet_until(end, hours=noon, zone="Europe/London") is None
    assert quiet_until(moment, hours=None, zone="Europe/London") is None


@pytest.mark.parametrize("day", [date(2027, 3, 27), date(2027, 10, 30)])
def test_the_night_in_which_the_clocks_change(day) -> None:
    end = local(day + timedelta(days=1), 8)
    assert quiet_until(local(day, 22), hours=NIGHT, zone="Europe/London") == end


@hypothesis.settings(deadline=None)
@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC)),
    st.times(),
    st.times(),
)
def test_it_always_ends_later_and_within_a_day(moment, begin, end) -> None:
    assume(begin != end)
    until = quiet_until(moment, hours=(begin, end), zone="Europe/London")
    assert until is None or moment < until <= moment + timedelta(hours=25)
    if until is not None:
        # What waited is not kept once more, for ever.
        assert quiet_until(until, hours=(begin, end), zone="Europe/London") is None


NIGHT_NOW = local(date(2026, 11, 24), 22)
MORNING = local(date(2026, 11, 25), 8)


@pytest.fixture
def booked(course):  # type: ignore[no-untyped-def]
    return course.sessions.get(number=7).appointment


def queued(booked, kind: str, *, starts_at: datetime, **more) -> Message:  # type: ignore[no-untyped-def]
    ends = starts_at + timedelta(minutes=50)
    Appointment.objects.filter(pk=booked.pk).update(
        starts_at=starts_at, ends_at=ends, busy_until=ends, **more
    )
    return queue(
        kind=kind,
        about=booked.pk,
        person=booked.client_id,
        due_at=NIGHT_NOW,
        expires_at=starts_at,
        at=NOW,
    )


@pytest.mark.parametrize("kind", ["appointment-moved", "appointment-reminder"])
def test_at_night_it_waits_for_the_morning_and_that_is_no_try(booked, kind) -> None:
    message = queued(booked, kind, starts_at=MORNING + timedelta(hours=1))
    assert send_due(at=NIGHT_NOW).quiet == 1 and mail.outbox == []
    message.refresh_from_db()
    assert (message.due_at, message.attempts, message.state) == (MORNING, 0, "queued")
    assert send_due(at=MORNING).sent == 1


@pytest.mark.parametrize("kind", ["appointment-moved", "appointment-reminder"])
def test_what_would_come_too_late_goes_at_night(booked, kind) -> None:
    queued(booked, kind, starts_at=MORNING + timedelta(minutes=59))
    assert send_due(at=NIGHT_NOW).sent == 1


def test_a_cancelled_early_appointment_is_said_at_night(booked) -> None:
    early = MORNING + timedelta(minutes=30)
    queued(booked, "appointment-cancelled", starts_at=early, state="cancelled")
    assert send_due(at=NIGHT_NOW).sent == 1


def test_a_confirmation_goes_at_any_hour(booked) -> None:
    queued(booked, "booking-confirmed", starts_at=MORNING + timedelta(days=3))
    assert send_due(at=NIGHT_NOW).sent == 1


def test_a_clinician_is_told_at_any_hour(practice, course) -> None:
    answer(practice.house.request(course), 9, 3, at=NIGHT_NOW)
    assert send_due(at=NIGHT_NOW).sent == 1


def test_what_waited_is_decided_again_in_the_morning(booked) -> None:
    queued(booked, "appointment-reminder", starts_at=MORNING + timedelta(hours=2))
    send_due(at=NIGHT_NOW)
    Appointment.objects.update(state="cancelled")
    assert send_due(at=MORNING).void == 1 and mail.outbox == []


def test_nothing_comes_after_the_appointment_began(booked) -> None:
    starts = MORNING + timedelta(hours=3)
    queued(booked, "appointment-reminder", starts_at=starts)
    assert send_due(at=starts).void == 1 and mail.outbox == []


def test_a_service_may_do_without_quiet_hours(booked, settings) -> None:
    settings.QUIET_HOURS = None
    queued(booked, "appointment-reminder", starts_at=MORNING + timedelta(hours=3))
    assert send_due(at=NIGHT_NOW).sent == 1
