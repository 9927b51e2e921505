"""People who wait, and a therapist with evening hours to offer them: for tests of matching."""

from datetime import date, datetime, time, timedelta

from sixteen.intake.actions import record_consultation
from sixteen.intake.models import Enquiry
from sixteen.journeys.matching import matches_of
from sixteen.journeys.offers import Choice
from sixteen.people.actions import Offers, name_concern, set_offers
from sixteen.people.models import Account, Therapist
from sixteen.people.permissions import Role
from sixteen.scheduling.models import AppointmentKind, WorkingHours
from tests.portal.house import NOW, account


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


WEEK = timedelta(weeks=1)
