"""People who wait, and a therapist with evening hours to offer them: for tests of matching."""

from datetime import date, datetime, time, timedelta

from sixteen.care.actions.courses import open_course
from sixteen.care.models import Course
from sixteen.intake.actions import record_consultation
from sixteen.intake.models import Enquiry, Offer
from sixteen.journeys.matching import matches_of
from sixteen.journeys.offers import Choice
from sixteen.outbox.models import Message
from sixteen.people.actions import Offers, name_concern, set_offers
from sixteen.people.models import Account, Client, Therapist
from sixteen.people.permissions import Role
from sixteen.scheduling.models import Appointment, AppointmentKind, Series, WorkingHours
from tests.portal.house import NOW, account

DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)
EVERYTHING = [
    model.objects.count for model in (Appointment, Course, Enquiry, Message, Offer, Series)
]
HELD = Appointment.objects.filter(state="held")


def therapist(name: str, *, evenings: tuple[int, ...] = (1,), **offers: object) -> Account:
    """Works by video from 17:00 to 20:00 on these weekdays, with DIT, two places."""
    AppointmentKind.objects.get_or_create(code="session", defaults={"name": "s", "minutes": 50})
    made = account(Role.THERAPIST, name=name)
    Therapist.objects.create(account=made, public_name=name)
    for weekday in evenings:
        WorkingHours.objects.create(
            therapist=made,
            weekday=weekday,
            starts=time(17),
            ends=time(20),
            zone="Europe/London",
            format="video",
            valid_from=date(2026, 1, 1),
        )
    given = {"protocols": ("DIT",), "places": 2, **offers}
    set_offers(account=made, offers=Offers(**given), by=None, at=NOW)  # type: ignore[arg-type]
    return made


def concern(code: str = "low", name: str = "Feeling low") -> str:
    return name_concern(code=code, name=name, by=None, at=NOW).code


def waits(practice, name: str = "Ian Grey", *, asked: datetime = NOW, day: int = -1) -> Enquiry:  # type: ignore[no-untyped-def]
    """Somebody whose consultation found the therapy suitable, and who asked at that time."""
    made = practice.enquiry(days=day, name=name)
    record_consultation(
        enquiry=made,
        decision="suitable",
        protocol="DIT",
        reasons="It fits.",
        options_discussed="Others.",
        safety="Asked. Nothing.",
        by=practice.therapist,
        at=NOW,
    )
    Enquiry.objects.filter(pk=made.pk).update(made_at=asked)
    return Enquiry.objects.get(pk=made.pk)


def first_course(enquiry: Enquiry, at: datetime) -> Choice:
    """The nearest course of whoever stands first in their order."""
    match = matches_of(enquiry, at=at).matching.matches[0]
    return Choice.of(match.therapist, match.best)


def choice(enquiry: Enquiry, at: datetime = NOW, number: int = 0, best: int = 0) -> Choice:
    """One of the courses that can be offered to them: of which match, and which of its courses."""
    match = matches_of(enquiry, at=at).matching.matches[number]
    return Choice.of(match.therapist, match.courses[best])


def state_of(enquiry: Enquiry) -> str:
    return Enquiry.objects.get(pk=enquiry.pk).state


def in_a_course(practice, client: Client) -> None:  # type: ignore[no-untyped-def]
    """Meanwhile a course begins for them through another enquiry."""
    other = practice.enquiry(days=-3, name="The same person")
    Enquiry.objects.filter(pk=other.pk).update(client=client)
    open_course(
        enquiry=Enquiry.objects.get(pk=other.pk),
        client=client,
        therapist=practice.therapist,
        protocol="DIT",
        planned_sessions=None,
        by=practice.therapist,
        at=NOW,
    )
