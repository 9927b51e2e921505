"""Filling the fictional practice through the same actions that the pages use, day by day.

Everything is counted from the day it is made: there are always sessions today, somebody in the
first week and somebody before the last.
"""

import uuid
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from sixteen.audit.recording import record
from sixteen.demo.cast import PEOPLE, Person
from sixteen.demo.happened import make_happen
from sixteen.demo.house import WORKING_DAYS, House, make_house
from sixteen.demo.lives import live_course
from sixteen.demo.place import FILL_DEMO
from sixteen.demo.places import offer_places
from sixteen.demo.site import make_site
from sixteen.demo.supervision import supervise
from sixteen.demo.words import CONSULTATION, LETTER, OPTIONS, REFERRAL, SIGNPOST, TOLD
from sixteen.domain.slots import Shown, instant
from sixteen.intake import actions as intake
from sixteen.intake.models import Enquiry
from sixteen.intake.telling import tell
from sixteen.intake.told import as_answer
from sixteen.journeys.booking import ask_for_time, book_consultation
from sixteen.journeys.referring import refer
from sixteen.outbox.models import Heartbeat
from sixteen.scheduling.actions import hold_any
from sixteen.scheduling.diary import FreeTime
from sixteen.scheduling.queries import appointment_kind, free_times

DECISIONS = {
    "thinking": "think",
    "other_help": "other_therapy",
    "signposted": "signpost",
    "waiting": "suitable",
    "course": "suitable",
    "ended": "suitable",
    "ended_early": "suitable",
}
TO_COME = ("asked", "booked")
# Consultations after midday, sessions around them: a series never meets a consultation.
CONSULTATION_HOURS = (13, 14)
SESSION_HOURS = (16, 10, 11, 15, 9, 17, 12)


@transaction.atomic
def fill(*, at: datetime, say: Callable[[str], object] = print) -> None:
    """Make the whole practice as it stands at this instant, in one transaction."""
    today = at.astimezone(_zone()).date()
    opened = instant(today - timedelta(days=330), time(8), settings.ZONE)
    record(FILL_DEMO, by=None, at=opened)
    house = make_house(at=opened + timedelta(minutes=1), today=today)
    say("Making its pages and drawing their pictures …")
    make_site(at=opened + timedelta(hours=1))
    say(f"Making a fictional practice of {len(PEOPLE)} people …")
    taken = dict.fromkeys(house.rooms, 0)
    for number, person in enumerate(PEOPLE, start=1):
        first = None
        if person.story in ("course", "ended", "ended_early"):
            first = _first_session(person, taken[person.therapist], at)
            taken[person.therapist] += 1
        enquiry = _enquire(house, person, number, today, first)
        if first is not None:
            live_course(house, person, enquiry, first, number, now=at)
        if number % 13 == 0:
            say(f"  {number} of {len(PEOPLE)}")
    supervise(house, at=at)
    make_happen(house, at=at)
    offer_places(house, opened=opened, today=today, at=at)
    refer(**REFERRAL, documents=[("letter.pdf", LETTER)], by=None, at=at - timedelta(hours=3))
    Heartbeat.objects.create(name="demo", at=at)


def _zone() -> ZoneInfo:
    return ZoneInfo(settings.ZONE)


def _first_session(person: Person, taken: int, now: datetime) -> datetime:
    """When the first session was or is. Every course of a therapist has an hour of its own.

    The session after those that were held is always still to come, within five working days, and
    within one for somebody who answered for it just now.
    """
    hour = time(SESSION_HOURS[-1 if person.alert else taken // len(WORKING_DAYS)])
    today = now.astimezone(_zone()).date()
    days = (today + timedelta(days=ahead) for ahead in range(9))
    times = [instant(day, hour, settings.ZONE) for day in days if day.weekday() in WORKING_DAYS]
    to_come = [starts_at for starts_at in times if starts_at > now]
    following = to_come[0 if person.alert else taken % len(WORKING_DAYS)]
    weeks = person.held
    if person.story != "course":
        weeks += person.day // 7 + 1
    day = following.astimezone(_zone()).date() - timedelta(weeks=weeks)
    return instant(day, hour, settings.ZONE)


def _enquire(
    house: House, person: Person, number: int, today: date, first: datetime | None
) -> Enquiry:
    """The booking, the consultation, and what it decided."""
    if first is not None:
        day = first.date() - timedelta(days=21)
    else:
        day = today + timedelta(days=person.day if person.story in TO_COME else -person.day)
    noon = instant(day, time(12), settings.ZONE)
    booked_at = min(noon - timedelta(days=9), instant(today, time(8), settings.ZONE))
    if person.story == "asked":
        return _ask(house, person, number, noon, booked_at)
    enquiry = _book(house, person, number, noon, booked_at)
    for page, said in TOLD.get(person.name, {}).items():
        answer = as_answer(said, uuid.UUID(int=number).hex)
        tell(enquiry=enquiry, page=page, answer=answer, at=booked_at + timedelta(minutes=20))
    decision = DECISIONS.get(person.story)
    if decision is None:
        return enquiry
    held_at = enquiry.appointment.ends_at
    intake.record_consultation(
        enquiry=enquiry,
        decision=decision,
        protocol="DIT" if decision == "suitable" else "",
        reasons=CONSULTATION.get(decision, CONSULTATION["suitable"]),
        options_discussed=OPTIONS,
        safety="Asked. No thoughts of harming oneself; knows whom to ring.",
        signpost=SIGNPOST if decision == "signpost" else "",
        reply_until=held_at.date() + timedelta(days=7) if decision == "think" else None,
        by=house.by[person.therapist],
        at=held_at + timedelta(minutes=20),
    )
    enquiry.refresh_from_db()
    return enquiry


def _book(
    house: House, person: Person, number: int, near: datetime, booked_at: datetime
) -> Enquiry:
    slot = _free_near(house, person, near, booked_at)
    said = _said(house, person, number, booked_at)
    held = hold_any(
        kind=person.kind,
        places=[slot.place],
        starts_at=slot.starts_at,
        booking=said["booking"],
        by=None,
        at=booked_at,
    )
    return book_consultation(appointment=held, **said).enquiry


def _ask(house: House, person: Person, number: int, near: datetime, asked_at: datetime) -> Enquiry:
    """Somebody would like a time that is not booked at once."""
    slot = _free_near(house, person, near, asked_at)
    return ask_for_time(
        kind=appointment_kind(person.kind),
        places=[slot.place],
        starts_at=slot.starts_at,
        **_said(house, person, number, asked_at),
    ).enquiry


def _said(house: House, person: Person, number: int, at: datetime) -> dict[str, Any]:
    """What somebody told of themselves, on the website or on the telephone."""
    given = person.name.split()[0].lower()
    return {
        "name": person.name,
        "email": "" if person.phone_only else f"{given}@mail.example",
        "phone": f"07700 900{number:03d}",
        "allow_email": not person.phone_only,
        "allow_text": True,
        "allow_phone": True,
        "allow_voicemail": False,
        "words": "Please say only your first name." if number % 5 == 0 else "",
        "privacy_version": settings.PRIVACY_VERSION,
        "source": "telephone" if person.phone_only else "website",
        "booking": uuid.UUID(int=number),
        "by": house.by["rae"] if person.phone_only else None,
        "at": at,
    }


def _free_near(house: House, person: Person, near: datetime, booked_at: datetime) -> FreeTime:
    """The free time of their therapist that is closest; a consultation is after midday."""
    asks = person.story == "asked"
    free = free_times(
        kind=person.kind,
        therapists=[house.by[person.therapist]],
        now=booked_at,
        days=28,
        shown=(Shown.ASK,) if asks else (Shown.BOOKABLE,),
    )
    if person.kind == "consultation" and not asks:
        free = [slot for slot in free if _after_midday(slot.starts_at.astimezone(_zone()))]
    return min(free, key=lambda each: abs(each.starts_at - near))


def _after_midday(local: datetime) -> bool:
    return local.hour in CONSULTATION_HOURS and local.minute != 30
