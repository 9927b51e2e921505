"""The contact log in words, for the pages that show it."""

from collections.abc import Iterable
from typing import Any

from sixteen.care.models import ContactEntry
from sixteen.people.names import names_of
from sixteen.workspace.forms.contact_log import WAYS, WHOM

RETURNED = {"nobody": "I rang, and nobody was reached"}


def logged(entries: Iterable[ContactEntry]) -> list[dict[str, Any]]:
    """Each contact with what it was, with whom, who wrote it down, and whether that was later."""
    rows = list(entries)
    names = names_of(row.by for row in rows)
    return [_in_words(row, row.open("said") or {}, names[row.by_id]) for row in rows]


def _in_words(row: ContactEntry, said: dict[str, str], by: str) -> dict[str, Any]:
    return {
        "what": (WAYS | RETURNED).get(said.get("way", ""), ""),
        "whom": said.get("name") or WHOM.get(said.get("whom", ""), ""),
        "words": said.get("words", ""),
        "happened_at": row.happened_at,
        "made_at": row.made_at,
        "is_late": (row.made_at - row.happened_at).days >= 1,
        "by": by,
    }
