"""Names of people, opened for a page. All keys of a list come in one query."""

import uuid
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sixteen.audit.recording import record_each
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


def names_seen(people: Iterable[Client | Account], *, by: Account, at: datetime) -> Names:
    """The same for a list on a page: whose names stood there is recorded."""
    shown = list(people)
    list_seen((each.pk for each in shown if isinstance(each, Client)), by=by, at=at)
    return names_of(shown)


def list_seen(clients: Iterable[uuid.UUID], *, by: Account, at: datetime) -> None:
    """Before a page shows these clients' names: each finds it under "Who looked at my record"."""
    record_each("find-client", by=by, at=at, people=clients)


def name_of(person: Client | Account) -> str:
    return names_of([person])[person.pk]


def names_of_clients(clients: Iterable[uuid.UUID]) -> Names:
    return names_of(Client.objects.filter(pk__in=set(clients)))


def born_of(client: Client) -> date | None:
    """The day they were born, where they said it."""
    said = client.open("birth_date")
    return date.fromisoformat(said) if said else None
