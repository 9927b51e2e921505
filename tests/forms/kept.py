"""What is kept anywhere, opened: to see that no words are lost and that nothing is there twice."""

import json
from typing import Any

from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection
from django.db.models import Model

from sixteen.audit.models import Entry
from sixteen.care.models import LetterTemplate
from sixteen.vault.rows import SealedRow, opened

# Looking is written down, and a session is a browser's own.
NOT_THINGS = (Entry, Session)


def things() -> list[type[Model]]:
    return [kind for kind in apps.get_models() if not issubclass(kind, NOT_THINGS)]


def how_many() -> dict[str, int]:
    """The rows of every table, in one query."""
    tables = [kind._meta.db_table for kind in things()]
    asked = " UNION ALL ".join(f"SELECT '{name}', COUNT(*) FROM {name}" for name in tables)  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return dict(cursor.fetchall())


def all_words() -> str:
    """Everything sealed that can be opened, one below the other; and the words that letters begin
    with, which are about nobody."""
    found: list[Any] = list(LetterTemplate.objects.values_list("text", flat=True))
    for kind in things():
        if issubclass(kind, SealedRow):
            for row in opened(kind._default_manager.all()):
                found += [row.open(name) for name in row.sealed_fields()]
    return "\n".join(json.dumps(each, ensure_ascii=False) for each in found if each)


def in_json(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)[1:-1]
