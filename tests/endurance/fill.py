"""Writes a small practice into an installation: staff, a diary, and clients in a course.

    python -m tests.endurance.fill HOW_MANY_CLIENTS

Sessions began two weeks ago. Who is signed in, as after a password and a second factor just now,
stands in people.json beside the data folder: session keys, ids of courses and of what is asked.
SAFE_WORDS: what every client said about how to reach them.
"""

import json
import os
import sys
import uuid
from datetime import datetime, time, timedelta

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import transaction  # noqa: E402
from django.test import Client as Browser  # noqa: E402
from django.utils import timezone  # noqa: E402

from sixteen.demo.house import House, make_house  # noqa: E402
from sixteen.domain.slots import instant  # noqa: E402
from sixteen.intake import actions as intake  # noqa: E402
from sixteen.intake.models import Enquiry  # noqa: E402
from sixteen.journeys import courses  # noqa: E402
from sixteen.journeys.booking import book_consultation  # noqa: E402
from sixteen.people.models import Account, Client  # noqa: E402
from sixteen.questionnaires.models import Request  # noqa: E402
from sixteen.scheduling.actions import hold_any  # noqa: E402
from sixteen.scheduling.diary import Place  # noqa: E402
from sixteen.scheduling.queries import free_times  # noqa: E402
from tests.people.signing import sign_in  # noqa: E402

THERAPISTS = ("ben", "marta", "ifan")
WEEK = timedelta(days=7)


def first_monday() -> datetime:
    """The hour of the first sessions: a Monday two weeks ago, 09:00."""
    today = timezone.localdate()
    return instant(today - timedelta(days=today.weekday() + 14), time(9), settings.ZONE)


def held_consultation(house: House, number: int, at: datetime) -> Enquiry:
    """Somebody whose consultation took place within a week of `at`, and nothing written yet."""
    therapist = house.by[THERAPISTS[number % 3]]
    free = free_times(kind="consultation", therapists=[therapist], now=at, days=7)
    slot = free[0]
    booking = uuid.uuid4()
    held = hold_any(
        kind="consultation",
        places=[Place(therapist.pk, slot.format, slot.room_id, slot.zone)],
        starts_at=slot.starts_at,
        booking=booking,
        by=None,
        at=at,
    )
    return book_consultation(
        appointment=held,
        name=f"Client {number}",
        email=f"client{number}@mail.example",
        phone=f"07700 900{number:03d}",
        allow_email=True,
        allow_text=True,
        allow_phone=True,
        words=os.environ.get("SAFE_WORDS", ""),
        privacy_version=settings.PRIVACY_VERSION,
        booking=booking,
        by=None,
        at=at,
    ).enquiry


def course_of(house: House, number: int) -> dict[str, object]:
    """A course since two weeks; its client signed in."""
    name, first = THERAPISTS[number % 3], first_monday() + timedelta(hours=number // 3)
    enquiry = held_consultation(house, number, first_monday() - 4 * WEEK)
    intake.record_consultation(
        enquiry=enquiry,
        decision="suitable",
        protocol="DIT",
        reasons="It fits.",
        options_discussed="Others.",
        safety="Asked. Nothing.",
        signpost="",
        reply_until=None,
        by=house.by[name],
        at=enquiry.appointment.ends_at,
    )
    enquiry.refresh_from_db()
    course = courses.start_course(
        enquiry=enquiry,
        therapist=house.by[name],
        protocol="DIT",
        planned_sessions=16,
        first_starts_at=first,
        room=house.rooms[name],
        format="in_person",
        zone=settings.ZONE,
        measures=("phq9", "gad7"),
        by=house.by[name],
        at=first - 2 * WEEK,
    ).course
    asked = Request.objects.filter(course=course, session__number__in=(1, 2))
    return {
        "session": session_of(Client.objects.get(pk=course.client_id).account),
        "id": str(course.client_id),
        "course": str(course.pk),
        "therapist": name,
        "asked": {f"{each.measure}-{each.session.number}": str(each.pk) for each in asked},
    }


def session_of(account: Account) -> str:
    return str(sign_in(Browser(), account).session.session_key)


@transaction.atomic
def fill(clients: int) -> dict[str, object]:
    opened = first_monday() - 5 * WEEK
    house = make_house(at=opened, today=timezone.localdate())
    made = [course_of(house, number) for number in range(clients)]
    waiting = [held_consultation(house, 0, first_monday() - 3 * WEEK) for _ in range(2)]
    return {
        "clients": made,
        "enquiries": [str(enquiry.pk) for enquiry in waiting],
        "room": str(house.rooms["ben"].pk),
        "staff": {name: session_of(account) for name, account in house.by.items()},
    }


if __name__ == "__main__":
    people = fill(int(sys.argv[1]))
    (settings.DATA.parent / "people.json").write_text(json.dumps(people))
