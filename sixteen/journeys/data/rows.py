"""Everything that is kept about one person, row by row, as passages that can be decided about."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

from sixteen.journeys.data.map import parts
from sixteen.journeys.data.words import answers, of_oneself, paragraphs
from sixteen.journeys.hanging import Kind, hanging_on
from sixteen.people.copy_part import Part
from sixteen.people.models import Account, Client
from sixteen.vault.rows import Sealed, SealedRow, opened

RESPONSE = "questionnaires.Response"
SESSION = "care.Session"
ABOUT_ME = "people.AboutMe"
# When a row was written, by the first of these that its kind has; `when` may lie in the future.
WRITTEN = (
    *("made_at", "at", "asked_at", "begun_at", "given_at", "noted_at", "set_at", "opened_at"),
    *("raised_at", "said_at", "recorded_at", "changed_at"),
)


# The passage that says no more than that the row is there. Where it is withheld, so is the row.
THERE = 999
IS_THERE = "That this is in the record at all, with its day"


@dataclass(frozen=True)
class Passage:
    """number: its place in its row. heading: of its field. decide: whether it goes out only after a
    decision. file: the whole of a file, where the passage is one."""

    number: int
    heading: str
    words: str
    decide: bool
    file: bytes | None = None


@dataclass(frozen=True)
class RowOfTheirs:
    """One row of their record. private_to: the account that alone may see and decide. of_lead: the
    service lead sees it and decides."""

    kind: str
    pk: UUID
    title: str
    when: date | datetime | None
    passages: list[Passage] = field(default_factory=list)
    private_to: UUID | None = None
    of_lead: bool = False

    @property
    def day(self) -> date | None:
        if isinstance(self.when, datetime):
            return self.when.astimezone(ZoneInfo(settings.ZONE)).date()
        return self.when

    @property
    def to_decide(self) -> list[Passage]:
        return [each for each in self.passages if each.decide]


def rows_of(client: Client, *, until: datetime | None = None) -> list[RowOfTheirs]:
    """By kind as in the data map, each kind by its day. until: nothing that came later."""
    found = hanging_on(client.pk)
    found[Account] = {client.account_id} - {None}
    made: list[RowOfTheirs] = []
    for kind, part in parts().items():
        held = _opened(kind, found[kind])
        rows = [_row(row, part) for row in held if not _is_later(row, until)]
        made += sorted(rows, key=lambda row: (str(row.when or ""), str(row.pk)))
    return made


def _opened(kind: Kind, keys: set[Any]) -> list[Any]:
    rows = kind._default_manager.filter(pk__in=keys)
    return opened(rows) if issubclass(kind, SealedRow) else list(rows)


def _is_later(row: Any, until: datetime | None) -> bool:
    names = {field.name for field in row._meta.concrete_fields}
    written = next((getattr(row, name) for name in WRITTEN if name in names), None)
    return until is not None and written is not None and written > until


def _row(row: Any, part: Part) -> RowOfTheirs:
    passages: list[Passage] = []
    own = part.own(row)
    for name, heading in part.fields.items():
        sealed = isinstance(row._meta.get_field(name), Sealed)
        for words, file, aside in _said(row, name, part):
            decide = sealed and (aside or not own)
            passages.append(Passage(len(passages), heading, words, decide, file))
    if part.silent:
        passages.append(Passage(THERE, part.title, IS_THERE, decide=True))
    when = getattr(row, part.when) if part.when else None
    private = row.author_id if part.private(row) and row.author.is_active else None
    label = row._meta.label
    return RowOfTheirs(label, row.pk, part.title, when, passages, private, part.of_lead)


def _said(row: Any, name: str, part: Part) -> Iterator[tuple[str, bytes | None, bool]]:
    """The words, the file where it is one, and whether they were never shown to the client."""
    value = row.open(name) if isinstance(row._meta.get_field(name), Sealed) else getattr(row, name)
    if part.file and name == part.file[0]:
        if value:
            yield f"The file {row.open(part.file[1])}", _bytes(value), False
        return
    if row._meta.label == RESPONSE and name == "answers":
        lines = answers(row.request.measure, value)
    elif row._meta.label == SESSION and name == "number" and not row.is_counted:
        lines = ["It did not count"]
    elif row._meta.label == ABOUT_ME:
        lines = of_oneself(value)
    else:
        hidden = part.aside.get(name)
        if hidden and isinstance(value, dict):
            for line in paragraphs(value.get(hidden)):
                yield line, None, True
            value = {key: each for key, each in value.items() if key != hidden}
        lines = paragraphs(value)
    for line in lines:
        yield line, None, False


def _bytes(value: str) -> bytes:
    return base64.b64decode(value)
