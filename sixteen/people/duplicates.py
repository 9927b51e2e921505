"""Records that may be of one person. The software notices; only a person joins them.

Addresses and numbers are compared by their keyed hashes. Names and birth dates are sealed, so they
are opened and compared here, as when somebody is looked for.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Any
from uuid import UUID

from django.db.models import Q

from sixteen.people.models import Client, NotTheSame
from sixteen.people.queries import folded
from sixteen.vault.rows import opened

PHONE = "the same telephone number"
EMAIL = "the same e-mail address"
BORN = "the same name and date of birth"


@dataclass(frozen=True)
class Pair:
    """Two records that may be one person, and what they have in common. one: the older record."""

    one: Client
    other: Client
    common: tuple[str, ...]


def ordered(one: UUID, other: UUID) -> tuple[UUID, UUID]:
    """As NotTheSame keeps them."""
    return min(one, other), max(one, other)


def said_to_be_two(one: Client, other: Client) -> bool:
    """Whether somebody looked at both and said that they are two people."""
    first, second = ordered(one.pk, other.pk)
    return NotTheSame.objects.filter(first=first, second=second).exists()


def likely_pairs() -> list[Pair]:
    """Every pair that nobody has decided about, with most in common first, then the newest."""
    return _pairs(Client.objects.all())


def likely_same_as(client: Client) -> list[Pair]:
    """The same for one person, by address and number alone: for a page that is opened often."""
    shared = Q(email_lookup=client.email_lookup, email_lookup__isnull=False)
    shared |= Q(phone_lookup=client.phone_lookup, phone_lookup__isnull=False)
    rows = Client.objects.filter(shared | Q(pk=client.pk))
    return [pair for pair in _pairs(rows) if client.pk in (pair.one.pk, pair.other.pk)]


def _pairs(rows: Iterable[Client]) -> list[Pair]:
    alike: dict[tuple[str, Any], list[Client]] = {}
    for client in opened(rows):
        for said in _marks(client):
            alike.setdefault(said, []).append(client)
    found: dict[tuple[UUID, UUID], list[str]] = {}
    by_id = {}
    for (why, _), group in alike.items():
        for one, other in combinations(group, 2):
            by_id |= {one.pk: one, other.pk: other}
            found.setdefault(ordered(one.pk, other.pk), []).append(why)
    settled = set(NotTheSame.objects.values_list("first_id", "second_id"))
    pairs = [
        Pair(*sorted((by_id[one], by_id[other]), key=lambda each: each.made_at), tuple(common))
        for (one, other), common in found.items()
        if (one, other) not in settled
    ]
    newest_first = sorted(pairs, key=lambda pair: pair.other.made_at, reverse=True)
    return sorted(newest_first, key=lambda pair: -len(pair.common))


def _marks(client: Client) -> Iterable[tuple[str, Any]]:
    if client.phone_lookup:
        yield PHONE, bytes(client.phone_lookup)
    if client.email_lookup:
        yield EMAIL, bytes(client.email_lookup)
    born = client.open("birth_date")
    if born:
        yield BORN, (" ".join(folded(client.open("name")).split()), born)
