"""Reception beside a therapist with a full record, and somebody with only a telephone."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time

import time_machine
from django.test import Client as Browser

from sixteen.people.actions import add_client
from sixteen.people.models import Account, Client
from sixteen.people.permissions import Role
from sixteen.scheduling.models import OfferedKind, WorkingHours
from tests.people.signing import sign_in
from tests.portal.house import NOW, account
from tests.workspace.house import Practice

# Ola also holds consultations on Fridays from 09:00, by phone: this is the first free one.
FRIDAY_9 = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
FRIDAY_940 = datetime(2026, 11, 27, 9, 40, tzinfo=UTC)


class Office:
    """practice: Mina's course with Ola. reception, lead: who the pages are for."""

    def __init__(self) -> None:
        self.practice = Practice()
        self.therapist = self.practice.therapist
        self.reception = account(Role.RECEPTION, name="Rae Whitlock")
        self.lead = account(Role.SERVICE_LEAD, name="Eve Castellan")
        OfferedKind.objects.create(therapist=self.therapist, kind_id="consultation")
        WorkingHours.objects.create(
            therapist=self.therapist,
            weekday=4,
            starts=time(9),
            ends=time(12),
            zone="Europe/London",
            format="phone",
            valid_from=NOW.date(),
        )

    @property
    def browser(self) -> Browser:
        return as_(self.reception)

    def button(self, starts_at: datetime = FRIDAY_9, format: str = "phone") -> str:
        return f"{self.therapist.pk}|{format}|{starts_at:%Y%m%dT%H%MZ}|consultation"


def as_(who: Account) -> Browser:
    return sign_in(Browser(), who)


def by_telephone(name: str = "Tam Reed", **contact: object) -> Client:
    """A client with a telephone and no e-mail address."""
    given = {"phone": "07700 900123", "allow_phone": True, **contact}
    return add_client(name=name, by=None, at=NOW, **given)


def person(**changes: object) -> dict[str, object]:
    """The form about somebody on the telephone, complete."""
    typed = {
        "name": "Tam Reed",
        "adult": "yes",
        "phone": "07700 900123",
        "ways": ["phone"],
        "words": "Only after six",
        "read": "on",
    }
    return typed | changes


@contextmanager
def at_now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield
