"""Writing the audit. `record` stands in the transaction of what it records."""

import hashlib
import hmac
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any, Protocol
from uuid import UUID

from django.conf import settings
from django.db import models, transaction

from sixteen.audit.models import Entry

# What is recorded together, in one statement at its end. None: each entry is written at once.
_together: ContextVar[list[Entry] | None] = ContextVar("recorded_together", default=None)


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
    together = _together.get()
    if together is None:
        entry.save(force_insert=True)
    else:
        together.append(entry)
    return entry


@contextmanager
def recorded_together() -> Iterator[None]:
    """Entries of several acts in one transaction, in one statement before it ends.

    Only in a transaction: what fails in here takes back what it would have recorded.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("nothing is recorded later than it is done")
    entries: list[Entry] = []
    token = _together.set(entries)
    try:
        yield
    finally:
        _together.reset(token)
    Entry.objects.bulk_create(entries)


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
