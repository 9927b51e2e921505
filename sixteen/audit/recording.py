"""Writing the audit. `record` stands in the transaction of what it records."""

import hashlib
import hmac
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Protocol
from uuid import UUID

from django.conf import settings
from django.db import models

from sixteen.audit.models import Entry


class Actor(Protocol):
    """Somebody with an account."""

    pk: Any
    role_names: tuple[str, ...]


def entry_mac(entry: Entry) -> bytes:
    """HMAC over everything an entry says."""
    said = [
        str(entry.id),
        entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        str(entry.actor or ""),
        entry.actor_roles,
        entry.action,
        entry.thing,
        entry.thing_id,
        str(entry.person or ""),
        entry.fields,
    ]
    return hmac.new(settings.AUDIT_KEY, json.dumps(said).encode(), hashlib.sha256).digest()


def record(
    action: str,
    *,
    by: Actor | None,
    at: datetime,
    thing: models.Model | None = None,
    person: UUID | None = None,
    fields: Iterable[str] = (),
) -> Entry:
    """Write one entry.

    action: a verb and a noun with a hyphen ("book-consultation", "view-note", "denied-note").
    by: the account that acts; None for the public or the software itself.
    thing: the row it is about. person: the client it is about. fields: names only, never values.
    """
    entry = _entry(action, by, at, thing, person, fields)
    entry.save(force_insert=True)
    return entry


def record_each(action: str, *, by: Actor | None, at: datetime, people: Iterable[UUID]) -> None:
    """Write one entry for each of these people, in one query however many they are."""
    entries = [_entry(action, by, at, None, person, ()) for person in dict.fromkeys(people)]
    Entry.objects.bulk_create(entries)


def _entry(
    action: str,
    by: Actor | None,
    at: datetime,
    thing: models.Model | None,
    person: UUID | None,
    fields: Iterable[str],
) -> Entry:
    entry = Entry(
        at=at,
        actor=by.pk if by is not None else None,
        actor_roles=",".join(by.role_names) if by is not None else "",
        action=action,
        thing=thing._meta.label_lower if thing is not None else "",
        thing_id=str(thing.pk) if thing is not None else "",
        person=person,
        fields=",".join(fields),
    )
    entry.mac = entry_mac(entry)
    return entry
