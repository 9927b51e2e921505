"""Names of people, opened for a page. All keys of a list come in one query."""

import uuid
from collections.abc import Iterable
from datetime import date
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


def names_of_clients(clients: Iterable[uuid.UUID]) -> Names:
    return names_of(Client.objects.filter(pk__in=set(clients)))


def born_of(client: Client) -> date | None:
    """The day they were born, where they said it."""
    said = client.open("birth_date")
    return date.fromisoformat(said) if said else None
