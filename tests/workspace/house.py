"""A therapist with a course in its seventh week, and people who must not see more than theirs."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import time_machine
from django.test import Client as Browser
from django.urls import reverse

from sixteen.care.models import Alert, Course, DutyTurn, Supervision
from sixteen.intake.models import Enquiry
from sixteen.people.models import Account, Client, Therapist
from sixteen.people.permissions import Role
from sixteen.scheduling.models import Appointment, AppointmentKind, Room, Site
from tests.people.signing import sign_in
from tests.portal.house import NOW, House, account

PARTS = {"self": "a burden", "other": "tired of me", "affects": "shame\nanger"}


def _therapist(name: str) -> Account:
    made = account(Role.THERAPIST, name=name)
    Therapist.objects.create(account=made, public_name=name)
    return made


def _room() -> Room:
    for code, minutes in (("session", 50), ("consultation", 30)):
        AppointmentKind.objects.get_or_create(
            code=code,
            defaults={"name": code.title(), "minutes": minutes, "public": minutes == 30},
        )
    site = Site.objects.create(name="Mill House", address="1 Mill Lane", zone="Europe/London")
    return Room.objects.create(site=site, name="Room 2")


@dataclass
class Practice:
    """course: Mina's, with Ola; six of sixteen sessions held. other: a colleague without a link."""

    room: Room = field(default_factory=_room)
    therapist: Account = field(default_factory=lambda: _therapist("Ola Brandt"))
    other: Account = field(default_factory=lambda: _therapist("Rae Winter"))
    supervisor: Account = field(default_factory=lambda: account(Role.SUPERVISOR, name="Sam Hale"))
    duty: Account = field(default_factory=lambda: account(Role.DUTY_CLINICIAN, name="Di Moss"))
    client: Client = field(init=False)
    course: Course = field(init=False)

    def __post_init__(self) -> None:
        house = House(therapist=self.therapist, room=self.room)
        self.client = house.client()
        self.course = house.course(self.client)
        self.house = house
        Supervision.objects.create(
            supervisor=self.supervisor, therapist=self.therapist, since=NOW - timedelta(days=90)
        )
        DutyTurn.objects.create(
            clinician=self.duty,
            starts_at=NOW - timedelta(hours=1),
            ends_at=NOW + timedelta(hours=8),
        )

    def enquiry(self, *, days: int = -1, name: str = "Ian Grey") -> Enquiry:
        """Somebody whose consultation with Ola was that many days from now."""
        client = self.house.client(name)
        starts = NOW + timedelta(days=days, hours=1)
        appointment = Appointment.objects.create(
            kind_id="consultation",
            therapist=self.therapist,
            client=client,
            room=self.room,
            format="in_person",
            starts_at=starts,
            ends_at=starts + timedelta(minutes=30),
            busy_until=starts + timedelta(minutes=40),
            zone="Europe/London",
            wall=f"{starts:%Y-%m-%dT%H:%M}",
            state="booked",
            made_at=NOW,
        )
        made = Enquiry(
            client=client,
            source="website",
            state="in_consultation",
            owner=self.therapist,
            owner_role="clinician",
            next_action="record-consultation",
            next_action_due=starts + timedelta(days=1),
            appointment=appointment,
            made_at=NOW,
            state_since=NOW,
        )
        made.seal(access_needs=None)
        made.save()
        return made

    def alert(self, *, minutes: int = 60) -> Alert:
        """Mina's open alert, Ola's to look at in that many minutes."""
        made = Alert(
            client=self.client,
            course=self.course,
            owner=self.therapist,
            raised_at=NOW,
            look_by=NOW + timedelta(minutes=minutes),
        )
        words = "PHQ-9: “Thoughts that you would be better off dead” – “Several days”"
        made.seal(concerns=[{"kind": "phq9.q9", "words": words, "at": NOW.isoformat()}])
        made.save()
        return made


@contextmanager
def at_now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def as_(who: Account) -> Browser:
    return sign_in(Browser(), who)


def note_of(session: Any, **changes: str) -> dict[str, str]:
    """A note as the form sends it, ready to be signed."""
    typed = {
        "text": "She came late and said little.",
        "asked": "yes",
        "said": "No thoughts of that kind.",
        "agreed": "Nothing was needed.",
        "not_asked_because": "",
        "revision": "0",
        "seen": "0",
        "action": "sign",
    }
    return typed | changes


def url(name: str, *args: object) -> str:
    return reverse(f"workspace:{name}", args=args)
