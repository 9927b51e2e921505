"""Run in a place of its own: python -m tests.erasure.fill make | erase | erase_badly.

make: somebody of whom the practice has something of every kind. It prints JSON: `words` that were
sealed, and `held`, what stands in the database of theirs, as hexadecimal digits. erase_badly: the
same as erase with a planted fault, their messages, sessions and key forgotten.
"""

import json
import sys
from collections.abc import Iterator
from typing import Any

import django

django.setup()

from django.contrib.sessions.models import Session  # noqa: E402
from django.db import models  # noqa: E402
from django.utils import timezone  # noqa: E402

from sixteen.journeys import erasing  # noqa: E402
from sixteen.journeys.hanging import hanging_on  # noqa: E402
from sixteen.people.contact_words import email_lookup, phone_lookup  # noqa: E402
from sixteen.people.models import Account, Client  # noqa: E402
from sixteen.people.permissions import Role  # noqa: E402
from sixteen.vault.models import PersonKey  # noqa: E402
from sixteen.vault.rows import SealedRow  # noqa: E402
from tests.erasure.settling import settled  # noqa: E402
from tests.journeys.whole_person import fill  # noqa: E402
from tests.portal.house import account, browser_of  # noqa: E402
from tests.workspace.house import Practice  # noqa: E402


def make() -> None:
    mina = settled(fill(Practice()))
    mina.email_lookup = email_lookup(mina.open("email"))
    mina.phone_lookup = phone_lookup(mina.open("phone"))
    mina.save()
    browser_of(mina)
    rows = [
        row
        for kind, keys in hanging_on(mina.pk).items()
        for row in kind._default_manager.filter(pk__in=keys)
    ]
    rows += [Account.objects.get(pk=mina.account_id), PersonKey.objects.get(person=mina.pk)]
    held = [bytes(value) for row in rows for value in _bytes(row)]
    held += [each.session_data.encode() for each in Session.objects.all()]
    words = {text for row in rows for text in _texts(row)}
    said = {
        "words": sorted(word for word in words if len(word) > 11 and " " in word),
        "held": [each.hex() for each in held],
    }
    print(json.dumps(said))


def _bytes(row: models.Model) -> Iterator[Any]:
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if isinstance(field, models.BinaryField) and value is not None:
            yield value


def _texts(row: models.Model) -> Iterator[str]:
    if isinstance(row, SealedRow):
        for name in row.sealed_fields():
            yield from _strings(row.open(name))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value[:60]
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)


def erase(*forgotten: str) -> None:
    for name in forgotten:
        setattr(erasing, name, lambda *args, **more: None)
    lead = account(Role.SERVICE_LEAD, name="Eve Castellan")
    mina = Client.objects.get()
    at = timezone.now()
    erasing.erase_client(client=mina, asked_by="client", by=lead, at=at)


if __name__ == "__main__":
    ways = {"make": make, "erase": erase}
    ways["erase_badly"] = lambda: erase("forget_sessions", "destroy_key")
    ways[sys.argv[1]]()
