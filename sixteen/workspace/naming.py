"""Names of people, opened for a page. All keys of a list come in one query."""

import uuid
from collections.abc import Iterable
from typing import Any

from sixteen.people.models import Account, Client
from sixteen.vault.rows import opened

GONE = "Name erased"


class Names(dict[uuid.UUID, str]):
    """Name by id; a person whose key was destroyed has none."""

    def __missing__(self, key: uuid.UUID) -> str:
        return GONE


def names_of(people: Iterable[Client | Account]) -> Names:
    """Names by the people's own ids."""
    found: dict[uuid.UUID, Any] = {person.pk: person for person in people}
    return Names({row.pk: row.open("name") or GONE for row in opened(found.values())})


def name_of(person: Client | Account) -> str:
    return names_of([person])[person.pk]


def as_printed(name: str, how: str) -> str:
    """On paper that may be left lying. how: "first" (Mina O.), "initials" (M. O.) or "full"."""
    if how == "full" or name == GONE:
        return name
    first, *rest = name.split()
    kept = [first if how == "first" else f"{first[0].upper()}."]
    last = [f"{rest[-1][0].upper()}."] if rest else []
    return " ".join(kept + last)
