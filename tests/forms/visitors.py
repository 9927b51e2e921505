"""The forms of somebody without an account: booking, moving, cancelling; going into the demo."""

import uuid
from datetime import timedelta

from django.test import Client as Browser

from sixteen.intake.models import Enquiry
from sixteen.journeys.booking import book_consultation, cancel_consultation
from sixteen.scheduling.actions import hold_any
from sixteen.scheduling.diary import Place
from sixteen.scheduling.links import link_code
from sixteen.scheduling.models import Appointment
from sixteen.website.reading_as import COOKIE, kept_in
from tests.forms.ready import Ready, Window, to
from tests.office.house import FRIDAY_9, FRIDAY_940, NOW, Office

SESSION = "what is on the way to a booking is in the session: what was sent last counts"
PERSON = {"name": "Robin Vale", "adult": "yes"}
CONTACT = {"email": "r@example.org", "phone": "07700 900123", "ways": ["phone", "email"]}


def a_time(on: Office, starts_at: str = "20261127T0900Z", zone: str = "Europe/London") -> str:
    return f"{on.therapist.pk}|phone||{starts_at}|{zone}"


def odd_times(on: Office) -> tuple[str, ...]:
    who = on.therapist.pk
    return (
        "a|b|c|d|e",
        a_time(on, "00010101T0000Z"),
        a_time(on, "99991231T2359Z"),
        a_time(on, zone="Mars"),
        a_time(on, zone="\x00"),
        f"{who}|\x00||20261127T0900Z|Europe/London",
        f"{who}|phone|{uuid.uuid4()}|20261127T0900Z|Europe/London",
        f"{uuid.uuid4()}|phone||20261127T0900Z|Europe/London",
    )


def choose_a_time(on: Office) -> Ready:
    return Ready(
        at=to("website:book"),
        typed={"time": a_time(on)},
        wrong={"time": odd_times(on)},
        did=lambda browser: Appointment.objects.filter(state="held").count(),
    )


def _typed(browser: Browser) -> dict[str, object]:
    return dict(browser.session.get("booking", {}).get("typed", {}))


def give_a_name(on: Office) -> Ready:
    return Ready(
        at=to("website:book_name"),
        before=lambda browser: Window(choose_a_time(on), browser).send(),
        typed=PERSON,
        did=_typed,
        passing=SESSION,
    )


def _named(on: Office, browser: Browser) -> None:
    Window(choose_a_time(on), browser).send()
    Window(give_a_name(on), browser).send()


def give_a_contact(on: Office) -> Ready:
    return Ready(
        at=to("website:book_contact"),
        before=lambda browser: _named(on, browser),
        typed=CONTACT,
        did=_typed,
        passing=SESSION,
    )


def book(on: Office) -> Ready:
    def before(browser: Browser) -> None:
        _named(on, browser)
        Window(give_a_contact(on), browser).send()

    return Ready(
        at=to("website:book_privacy"),
        before=before,
        typed={"read": "on"},
        did=lambda browser: Enquiry.objects.count(),
        meanwhile=lambda: Appointment.objects.filter(state="held").delete(),
    )


def booked(on: Office) -> Appointment:
    booking = uuid.uuid4()
    held = hold_any(
        kind="consultation",
        places=[Place(on.therapist.pk, "phone", None, "Europe/London")],
        starts_at=FRIDAY_9 + timedelta(days=7),
        booking=booking,
        by=None,
        at=NOW,
    )
    made = book_consultation(
        appointment=held,
        name="Robin Vale",
        phone="07700 900123",
        allow_phone=True,
        privacy_version="1",
        booking=booking,
        by=None,
        at=NOW,
    )
    return made.appointment


def move_a_booking(on: Office) -> Ready:
    mine = booked(on)
    return Ready(
        at=to("website:move_booking", link_code(mine)),
        typed={"time": a_time(on, f"{FRIDAY_940:%Y%m%dT%H%MZ}")},
        wrong={"time": odd_times(on)},
        did=lambda browser: Appointment.objects.get(pk=mine.pk).starts_at,
        meanwhile=lambda: cancel_consultation(appointment=mine, by=on.reception, at=NOW),
    )


def cancel_a_booking(on: Office) -> Ready:
    mine = booked(on)
    return Ready(
        at=to("website:cancel_booking", link_code(mine)),
        did=lambda browser: Appointment.objects.get(pk=mine.pk).state,
        may_be_empty=True,
        meanwhile=lambda: Appointment.objects.filter(pk=mine.pk).update(state="attended"),
    )


def go_in(on: Office) -> Ready:
    on.practice.house.client("Ada Fenwick")
    return Ready(
        at=to("demo:come_in"),
        page=to("demo:doors"),
        typed={"who": "ada"},
        did=lambda browser: "_auth_user_id" in browser.session,
    )


def say_how_to_read(on: Office) -> Ready:
    return Ready(
        at=to("website:reading"),
        typed={"text": "large", "light": "dark"},
        did=lambda browser: kept_in(
            browser.cookies[COOKIE].value if COOKIE in browser.cookies else ""
        ),
        may_be_empty=True,
    )
