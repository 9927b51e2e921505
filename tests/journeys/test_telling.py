"""Reminded seven days and 24 hours before; nobody of what they know anyway."""

import re
from datetime import timedelta

import pytest
from django.core import mail

from sixteen.journeys.telling import remind, tell_booked
from sixteen.outbox.models import Message
from sixteen.outbox.sending import send_due
from sixteen.scheduling.links import hash_of, link_code
from sixteen.scheduling.models import Appointment
from tests.portal.house import NOW

DAY = timedelta(days=1)


@pytest.fixture
def booked(practice):  # type: ignore[no-untyped-def]
    """Ian's consultation in ten days, at 11:00 in London, as it was booked just now."""
    made = practice.enquiry(days=10).appointment
    tell_booked(made, at=NOW)
    return made


def sent_at(at) -> list[str]:  # type: ignore[no-untyped-def]
    """The kinds that leave then."""
    before = len(mail.outbox)
    send_due(at=at)
    sent = Message.objects.filter(state="sent", sent_at=at)
    assert len(mail.outbox) - before == sent.count()
    return list(sent.values_list("kind", flat=True))


def test_said_at_once_a_week_before_and_the_day_before(booked) -> None:
    week, day = booked.starts_at - 7 * DAY, booked.starts_at - DAY
    assert sent_at(NOW) == ["booking-confirmed"]
    assert sent_at(week - timedelta(minutes=1)) == []
    assert sent_at(week) == ["appointment-in-a-week"]
    assert sent_at(day - timedelta(minutes=1)) == []
    assert sent_at(day) == ["appointment-reminder"]
    assert sent_at(booked.starts_at) == []


@pytest.mark.parametrize(
    ("hours", "kinds"),
    [
        (7 * 24 + 12, {"appointment-in-a-week", "appointment-reminder"}),
        (7 * 24 + 11, {"appointment-reminder"}),
        (36, {"appointment-reminder"}),
        (35, set()),
        (1, set()),
    ],
)
def test_nobody_is_reminded_of_what_they_were_just_told(practice, hours, kinds) -> None:
    appointment = practice.enquiry(days=10).appointment
    remind(appointment, at=appointment.starts_at - timedelta(hours=hours))
    assert set(Message.objects.values_list("kind", flat=True)) == kinds


def weekly(course, number: int) -> Appointment:  # type: ignore[no-untyped-def]
    return course.sessions.get(number=number).appointment


def test_who_comes_every_week_hears_nothing_a_week_before(course) -> None:
    booked = weekly(course, 8)
    remind(booked, at=NOW)
    week = booked.starts_at - 7 * DAY
    assert sent_at(week) == []
    assert sent_at(booked.starts_at - DAY) == ["appointment-reminder"]


def test_after_a_break_it_is_said_a_week_before_too(course) -> None:
    booked = weekly(course, 8)
    Appointment.objects.filter(pk=weekly(course, 7).pk).update(state="cancelled")
    remind(booked, at=NOW)
    assert sent_at(booked.starts_at - 7 * DAY) == ["appointment-in-a-week"]


def test_the_link_of_a_message_leads_somewhere(booked, course, client, settings) -> None:
    """A session of a series has none: its message says none."""
    settings.ADDRESS = "https://book.example.org"
    Appointment.objects.filter(pk=booked.pk).update(link_hash=hash_of(link_code(booked)))
    send_due(at=NOW)
    remind(weekly(course, 7), at=NOW)
    send_due(at=weekly(course, 7).starts_at - DAY)
    consultation, session = (each.body for each in mail.outbox)
    link = re.search(r"https://book\.example\.org(/booking/\S+)", consultation)[1]
    assert client.get(link).status_code == 200
    assert "/booking/" not in session
