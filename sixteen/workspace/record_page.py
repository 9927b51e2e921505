"""What the page of a course's record shows, in words."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sixteen.care import queries as care
from sixteen.care.models import (
    Course,
    CourseDocument,
    EmergencyContact,
    SafeguardingConcern,
    SafeguardingEntry,
)
from sixteen.care.models.asked_about import AskedAbout
from sixteen.care.queries.corrections import disagreements_of
from sixteen.domain.safeguarding import ABOUT, changed, in_words
from sixteen.people.models import Client
from sixteen.people.names import names_of
from sixteen.workspace.forms.record import WHAT

PERMISSION_WORDS = {
    "yes": "They agreed that this person may be rung in an emergency.",
    "no": "They said no: nobody is to be rung.",
}


def documents(course: Course) -> list[dict[str, Any]]:
    rows = care.documents_of(course)
    names = names_of(row.added_by for row in rows)
    return [_document(row, names[row.added_by_id]) for row in rows]


def _document(row: CourseDocument, by: str) -> dict[str, Any]:
    said = row.open("said") or {}
    return {
        "document": row,
        "what": WHAT.get(said.get("what", ""), ""),
        "words": said.get("words", ""),
        "called": row.open("name") or "",
        "withdrawn": said.get("withdrawn", ""),
        "by": by,
    }


def versions(rows: Iterable[AskedAbout]) -> list[dict[str, Any]]:
    """Each version with who wrote it down, and the day on which it was asked."""
    found = list(rows)
    names = names_of(row.by for row in found)
    return [{"row": row, "by": names[row.by_id], **_said(row)} for row in found]


def _said(row: AskedAbout) -> dict[str, Any]:
    said = dict(row.open("said") or {})
    asked = said.get("asked_on")
    said["asked_on"] = date.fromisoformat(asked) if asked else None
    if isinstance(row, EmergencyContact):
        only_if = f"They agreed to it only if: {said.get('only_if', '')}"
        said["permission_words"] = PERMISSION_WORDS.get(said.get("permission", ""), only_if)
    return said


def emergency(client: Client) -> dict[str, Any] | None:
    """The emergency contact with the permission in words, for the pages of an alert as well."""
    newest = care.emergency_contact_of(client)
    return versions([newest])[0] if newest else None


def concerns(course: Course) -> list[dict[str, Any]]:
    """Each concern in a line."""
    known = care.newest_entries_of(course)
    return [
        {"concern": row, "about": _about(known.get(row.pk))} for row in care.concerns_of(course)
    ]


def _about(entry: SafeguardingEntry | None) -> str:
    said = (entry.open("said") or {}) if entry else {}
    return ABOUT.get(said.get("about", ""), "")


def history(concern: SafeguardingConcern) -> list[dict[str, Any]]:
    """Every entry, the newest first: in words, by whom, and what it says otherwise."""
    rows = care.entries_of(concern)
    names = names_of(row.by for row in rows)
    said = [row.open("said") or {} for row in rows]
    before = [*said[1:], {}]
    return [
        {
            "row": row,
            "by": names[row.by_id],
            "parts": in_words(now),
            "changed": changed(then, now) if then else [],
            "said": now,
        }
        for row, now, then in zip(rows, said, before, strict=True)
    ]


def disagreements(client: Client) -> list[dict[str, Any]]:
    """What the client says is wrong, where it stays as it is: it stands beside the record."""
    return [
        {"row": row, "said": row.open("said"), "answer": row.open("answer") or ""}
        for row in disagreements_of(client.pk)
    ]
