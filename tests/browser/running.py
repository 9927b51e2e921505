"""A course of Ben's that runs already: python -m tests.browser.running FOLDER NAME HELD.

The first session is two weeks after the house's clock, at nine on a Tuesday; HELD sessions are
held, answered and written up. How the client signs in stands in FOLDER/running.json.
"""

import json
import sys
import uuid
from datetime import date, datetime, time, timedelta
from pathlib import Path

import django
import time_machine

django.setup()

from django.conf import settings  # noqa: E402

from sixteen.domain.slots import instant  # noqa: E402
from sixteen.intake import actions as intake  # noqa: E402
from sixteen.intake.models import Enquiry  # noqa: E402
from sixteen.journeys.booking import book_consultation  # noqa: E402
from sixteen.journeys.courses import Started, start_course  # noqa: E402
from sixteen.people.models import Account  # noqa: E402
from sixteen.scheduling.actions import hold_any  # noqa: E402
from sixteen.scheduling.diary import Place  # noqa: E402
from sixteen.scheduling.models import Room  # noqa: E402
from tests.browser import clock  # noqa: E402
from tests.browser.weeks import live  # noqa: E402


def main(folder: Path, name: str, held: int) -> None:
    now = clock.now(folder / "clock")
    with time_machine.travel(now):
        started = begin(name, now)
    course = started.course
    course.client.refresh_from_db()
    for session in course.sessions.select_related("appointment").order_by("number")[:held]:
        session.course = course
        live(session, course)
    login = course.client.account.open("sign_in")
    (folder / "running.json").write_text(json.dumps({"login": login, "code": started.code}))


def begin(name: str, now: datetime) -> Started:
    """Booked by reception, found to fit on the next Tuesday, and begun two weeks after that."""
    enquiry = fits(name, now)
    met = enquiry.appointment
    ben = met.therapist
    return start_course(
        enquiry=enquiry,
        therapist=ben,
        protocol="DIT",
        planned_sessions=16,
        first_starts_at=met.starts_at + timedelta(weeks=2),
        room=met.room,
        format="in_person",
        zone=settings.ZONE,
        measures=("phq9", "gad7"),
        by=ben,
        at=met.ends_at,
    )


def fits(name: str, now: datetime) -> Enquiry:
    """By Ben, on the next Tuesday at nine, in the only room."""
    ben = Account.objects.get(roles_held__role="therapist")
    tuesday = instant(next_tuesday(now.date()), time(9), settings.ZONE)
    return found_to_fit(name, ben, Room.objects.get(), tuesday, now)


def found_to_fit(
    name: str, ben: Account, room: Room, starts_at: datetime, now: datetime
) -> Enquiry:
    booking = uuid.uuid4()
    held = hold_any(
        kind="consultation",
        places=[Place(ben.pk, "in_person", room.pk, settings.ZONE)],
        starts_at=starts_at,
        booking=booking,
        by=None,
        at=now,
    )
    enquiry = book_consultation(
        appointment=held,
        name=name,
        phone="07700 900123",
        allow_text=True,
        allow_phone=True,
        privacy_version=settings.PRIVACY_VERSION,
        booking=booking,
        by=None,
        at=now,
    ).enquiry
    intake.record_consultation(
        enquiry=enquiry,
        decision="suitable",
        protocol="DIT",
        reasons="Low mood since a separation.",
        options_discussed="Other help.",
        safety="Asked. No thoughts of dying.",
        signpost="",
        reply_until=None,
        by=ben,
        at=held.ends_at,
    )
    enquiry.refresh_from_db()
    return enquiry


def next_tuesday(day: date) -> date:
    return day + timedelta(days=(1 - day.weekday()) % 7 or 7)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
