"""One client in the middle of a course, with something on every page; and another one beside."""

import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import Any

from django.test import Client as Browser

from sixteen.care.models import Agreement, Course, DutyTurn, Focus, Letter, Session
from sixteen.people.models import Account, Client, RoleHeld, SafeContact
from sixteen.people.permissions import Role
from sixteen.questionnaires.models import Request
from sixteen.scheduling.models import Appointment, AppointmentKind, Room, Site, WorkingHours
from sixteen.vault.person_keys import make_key
from tests.people.signing import sign_in

# A Tuesday in winter, 10:00 in London. The session is on the Thursday after it.
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
PARTS = {
    "self": "small and in the way",
    "other": "busy, and soon tired of me",
    "affects": ["shame"],
    "defence": "I go quiet",
    "client_words": {"self": "a spare chair"},
    "therapist_words": {"defence": "compliant withdrawal"},
}
TERMS = {"dates": "Thursdays at 18:30", "confidentiality": "What you say stays here, unless…"}


def account(*roles: Role, name: str = "Somebody") -> Account:
    made = Account(email=f"{uuid.uuid4().hex}@index.invalid", made_at=NOW)
    make_key(made.person, at=NOW)
    made.seal(name=name, address=f"{uuid.uuid4().hex}@example.org")
    made.set_unusable_password()
    made.save()
    for role in roles:
        RoleHeld.objects.create(account=made, role=role, since=NOW)
    return made


@dataclass
class House:
    """therapist: holds all courses. room: where the sessions are."""

    therapist: Account = field(default_factory=lambda: _therapist())
    room: Room = field(default_factory=lambda: _room())

    def client(self, name: str = "Mina Okafor") -> Client:
        signed_in = account(Role.CLIENT, name=name)
        made = Client(id=signed_in.person, account=signed_in, made_at=NOW)
        made.seal(name=name, email="mina@example.org", phone="020 7946 0000")
        made.save()
        contact = SafeContact(
            client=made, version=1, email=True, text=True, phone=False, made_at=NOW
        )
        contact.seal(words="Never ring on Sundays")
        contact.save()
        return made

    def course(self, client: Client, *, held: int = 6, planned: int = 16, hour: int = 18) -> Course:
        made = Course(
            client=client,
            therapist=self.therapist,
            protocol="DIT",
            planned_sessions=planned,
            state="in_course",
            state_since=NOW,
            made_at=NOW,
        )
        made.seal(reason=None)
        made.save()
        for number in range(1, planned + 1):
            Session.objects.create(
                course=made,
                number=number,
                appointment=self._appointment(client, number - held - 1, hour),
                state="held" if number <= held else "planned",
            )
        return made

    def _appointment(self, client: Client, weeks: int, hour: int) -> Appointment:
        starts = NOW + timedelta(days=2 + 7 * weeks, hours=hour - 10, minutes=30)
        return Appointment.objects.create(
            kind_id="session",
            therapist=self.therapist,
            client=client,
            room=self.room,
            format="in_person",
            starts_at=starts,
            ends_at=starts + timedelta(minutes=50),
            busy_until=starts + timedelta(minutes=60),
            zone="Europe/London",
            wall=f"{starts:%Y-%m-%dT%H:%M}",
            state="booked" if weeks >= 0 else "attended",
            made_at=NOW,
        )

    def request(self, course: Course, measure: str = "phq9", **changes: Any) -> Request:
        session = course.sessions.get(number=changes.pop("number", 7))
        values = {"opens_at": NOW - timedelta(days=1), "made_at": NOW} | changes
        return Request.objects.create(
            client=course.client, course=course, session=session, measure=measure, **values
        )

    def agreement(self, course: Course) -> Agreement:
        made = Agreement(
            course=course, client=course.client, version=1, written_by=self.therapist, made_at=NOW
        )
        made.therapist_signed_at = NOW
        made.seal(terms=TERMS)
        made.save()
        return made

    def focus(
        self, course: Course, state: str = "shared", version: int = 1, copy: str = "yes"
    ) -> Focus:
        made = Focus(
            course=course,
            client=course.client,
            author=self.therapist,
            version=version,
            state=state,
            made_at=NOW,
            shared_at=None if state == "draft" else NOW,
            agreed_at=NOW if state in ("agreed", "refined") else None,
            spoken_in=None if state == "draft" else course.sessions.first(),
            copy="" if state == "draft" else copy,
        )
        made.seal(parts=PARTS)
        made.save()
        return made

    def letter(self, course: Course, state: str = "shared", version: int = 1) -> Letter:
        made = Letter(
            course=course,
            client=course.client,
            author=self.therapist,
            version=version,
            state=state,
            made_at=NOW,
            shared_at=None if state == "draft" else NOW,
        )
        made.seal(text="Dear Mina,\n\nwhen we met first, you said little.", answer=None)
        made.save()
        return made


def _therapist() -> Account:
    made = account(Role.THERAPIST, Role.DUTY_CLINICIAN, name="Ola Brandt")
    for weekday in range(5):
        WorkingHours.objects.create(
            therapist=made,
            weekday=weekday,
            starts=time(9),
            ends=time(20),
            zone="Europe/London",
            format="video",
            valid_from=NOW.date() - timedelta(days=300),
        )
    DutyTurn.objects.create(
        clinician=made, starts_at=NOW - timedelta(hours=1), ends_at=NOW + timedelta(hours=7)
    )
    return made


def _room() -> Room:
    AppointmentKind.objects.get_or_create(code="session", defaults={"name": "s", "minutes": 50})
    site = Site.objects.create(name="Mill House", address="1 Mill Lane", zone="Europe/London")
    return Room.objects.create(site=site, name="Room 2")


def browser_of(client: Client) -> Browser:
    """A browser in which this client is signed in and has just proved who they are."""
    return sign_in(Browser(), client.account)
