"""Making, reading and destroying the keys of people."""

import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from uuid import UUID

from sixteen.vault import crypto, keys
from sixteen.vault.compiled import Compiled, Given
from sixteen.vault.models import Canary, PersonKey

_KEY = Compiled(
    lambda: PersonKey.objects.filter(
        person=Given("person", PersonKey, "person"), wrapped__isnull=False
    )
)
CANARY = b"these records were sealed with this master key"


# While a page is only read: every key that was fetched for it. None: nothing is kept.
_held: ContextVar[dict[UUID, bytes] | None] = ContextVar("keys_held", default=None)


@contextmanager
def held_for_one_page() -> Iterator[None]:
    """Each person's key is fetched once in here, and forgotten at the end. Only where nothing is
    written: a key that was destroyed in between opens what was read already, and no more."""
    token = _held.set({})
    try:
        yield
    finally:
        _held.reset(token)


@contextmanager
def held_under_lock() -> Iterator[None]:
    """The same while something is written about a person whose row (people.Client) is locked.

    Begun after the lock and ended before the commit: whoever destroys a key (journeys/erasing.py,
    merging.py) has locked that row as well, so none is destroyed in between.
    """
    token = _held.set({})
    try:
        yield
    finally:
        _held.reset(token)


class KeyDestroyed(Exception):
    """This person's key was destroyed: what was sealed with it cannot be read by anyone."""


def make_key(person: UUID, *, at: datetime) -> None:
    """Make the key of a person. Called once, in the transaction of their enquiry."""
    wrapped = crypto.seal(keys.derived("wrap"), secrets.token_bytes(32), f"key|{person}")
    PersonKey.objects.create(person=person, wrapped=wrapped, master=keys.fingerprint(), made_at=at)


def person_keys(people: Iterable[UUID]) -> dict[UUID, bytes]:
    """The keys of these people, in one query; destroyed and unknown ones are left out."""
    wanted, held = set(people), _held.get()
    if held is None:
        return _fetched(wanted)
    held.update(_fetched(wanted - held.keys()))
    return {person: held[person] for person in wanted & held.keys()}


def _fetched(people: set[UUID]) -> dict[UUID, bytes]:
    if not people:
        return {}
    wrapping = keys.derived("wrap")
    if len(people) == 1:
        found = [(row.person, row.wrapped) for row in _KEY.rows(person=next(iter(people)))]
    else:
        rows = PersonKey.objects.filter(person__in=people, wrapped__isnull=False)
        found = list(rows.values_list("person", "wrapped"))
    return {person: crypto.unseal(wrapping, wrapped, f"key|{person}") for person, wrapped in found}


def person_key(person: UUID) -> bytes:
    try:
        return person_keys([person])[person]
    except KeyError:
        raise KeyDestroyed(str(person)) from None


def destroy_key(person: UUID, *, at: datetime) -> None:
    """Destroy a person's key for good. The caller audits it and keeps the ledger."""
    PersonKey.objects.filter(person=person).update(wrapped=None, destroyed_at=at)
    (_held.get() or {}).pop(person, None)


def people_with_keys() -> set[UUID]:
    """Everybody whose record can still be opened."""
    return set(PersonKey.objects.filter(wrapped__isnull=False).values_list("person", flat=True))


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
