"""Making, reading and destroying the keys of people."""

import secrets
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sixteen.vault import crypto, keys
from sixteen.vault.models import Canary, PersonKey

CANARY = b"these records were sealed with this master key"


class KeyDestroyed(Exception):
    """This person's key was destroyed: what was sealed with it cannot be read by anyone."""


def make_key(person: UUID, *, at: datetime) -> None:
    """Make the key of a person. Called once, in the transaction of their enquiry."""
    wrapped = crypto.seal(keys.derived("wrap"), secrets.token_bytes(32), f"key|{person}")
    PersonKey.objects.create(person=person, wrapped=wrapped, master=keys.fingerprint(), made_at=at)


def person_keys(people: Iterable[UUID]) -> dict[UUID, bytes]:
    """The keys of these people, in one query; destroyed and unknown ones are left out."""
    wrapping = keys.derived("wrap")
    rows = PersonKey.objects.filter(person__in=set(people), wrapped__isnull=False)
    return {row.person: crypto.unseal(wrapping, row.wrapped, f"key|{row.person}") for row in rows}


def person_key(person: UUID) -> bytes:
    try:
        return person_keys([person])[person]
    except KeyError:
        raise KeyDestroyed(str(person)) from None


def destroy_key(person: UUID, *, at: datetime) -> None:
    """Destroy a person's key for good. The caller audits it and keeps the ledger."""
    PersonKey.objects.filter(person=person).update(wrapped=None, destroyed_at=at)


def plant_canary(*, at: datetime) -> None:
    """Bind an empty database to this master key; nothing where it is bound already."""
    if not Canary.objects.exists():
        sealed = crypto.seal(keys.derived("wrap"), CANARY, "canary")
        Canary.objects.create(sealed=sealed, made_at=at)


def canary_opens() -> bool | None:
    """Whether this master key made these records; None if nothing was bound yet."""
    canary = Canary.objects.order_by("id").first()
    if canary is None:
        return None
    try:
        return crypto.unseal(keys.derived("wrap"), canary.sealed, "canary") == CANARY
    except crypto.CannotOpen:
        return False
