"""Until when each record is kept, computed from the last contact with that person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Max

from sixteen.care.models import Closing, ContactEntry, Course, FollowUp, ServiceLetter
from sixteen.domain import retention
from sixteen.domain.retention import Rule
from sixteen.intake.models import Enquiry
from sixteen.people.actions.stopping import DIED
from sixteen.people.models import Client, NoContact
from sixteen.scheduling.models import Appointment
from sixteen.vault.rows import opened

# What counts as contact: when it was, by kind.
CONTACT = (
    (Appointment, "ends_at"),
    (Enquiry, "state_since"),
    (Course, "ended_at"),
    (Closing, "made_at"),
    (ContactEntry, "happened_at"),
    (ServiceLetter, "signed_at"),
    (FollowUp, "closes_at"),
)


@dataclass(frozen=True)
class Keeping:
    """client: whose record. last: the day of the last contact, or on which a death was noted.
    until: None while something is under way."""

    client: Client
    rule: Rule
    last: date
    until: date | None


def keeping_of(client: Client, *, at: datetime) -> Keeping:
    [found] = _keepings([client], at)
    return found


def due_records(*, at: datetime) -> list[Keeping]:
    """Records whose time is over or will be within the notice, the oldest end first."""
    today = _day(at)
    found = [
        each
        for each in _keepings(Client.objects.select_related("account"), at)
        if each.until is not None and retention.is_soon(each.until, today)
    ]
    return sorted(found, key=lambda each: (each.until or date.max, str(each.client.pk)))


def _keepings(clients: Iterable[Client], at: datetime) -> list[Keeping]:
    clients = opened(clients)
    ids = [client.pk for client in clients]
    last, died = _last_contact(ids), _died(ids)
    courses = set(Course.objects.filter(client__in=ids).values_list("client_id", flat=True))
    going = set(
        Course.objects.filter(client__in=ids, ended_at=None).values_list("client_id", flat=True)
    )
    made = []
    for client in clients:
        kind = _kind(client.pk, died, courses)
        day = _day(died.get(client.pk) or last.get(client.pk) or client.made_at)
        rule = settings.RETENTION[kind]
        until = None if client.pk in going else retention.kept_until(rule, day)
        made.append(Keeping(client, rule, day, until))
    return made


def _kind(client: UUID, died: dict[UUID, Any], courses: set[UUID]) -> str:
    if client in died:
        return retention.DIED
    return retention.COURSE if client in courses else retention.ENQUIRY


def _last_contact(ids: list[UUID]) -> dict[UUID, datetime]:
    newest: dict[UUID, datetime] = {}
    for kind, field in CONTACT:
        rows = kind.objects.filter(client__in=ids)
        for client, when in rows.values_list("client_id").annotate(Max(field)):
            if when is not None:
                newest[client] = max(when, newest.get(client, when))
    return newest


def _died(ids: list[UUID]) -> dict[UUID, datetime]:
    rows = NoContact.objects.filter(client__in=ids, lifted_at=None)
    return {row.client_id: row.noted_at for row in opened(rows) if row.open("why") == DIED}


def _day(at: datetime) -> date:
    return at.astimezone(ZoneInfo(settings.ZONE)).date()
