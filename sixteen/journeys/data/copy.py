"""The copy that a client takes away: what is kept about them, as headings and paragraphs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from sixteen.care.models import AccessRequest, PassageDecision
from sixteen.care.models.access_request import RELEASE
from sixteen.journeys.data.asking import answer_to, decisions_of
from sixteen.journeys.data.map import parts
from sixteen.journeys.data.rows import IS_THERE, THERE, Passage, RowOfTheirs, rows_of

WITHHELD = "[A passage is withheld here.]"
LATER = "[Written or changed after this copy was decided.]"


@dataclass
class Entry:
    """One row, as it stands in the copy. said: heading and paragraph."""

    day: date | None
    said: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Section:
    """One kind. left_out: reasons for fields that are not in it."""

    kind: str
    title: str
    entries: list[Entry]
    left_out: list[str]


@dataclass
class Copy:
    """withheld: how many passages. files: by name. until: nothing in it is later."""

    name: str
    asked: date
    made: date
    sections: list[Section]
    withheld: int = 0
    files: dict[str, bytes] = field(default_factory=dict)
    until: datetime | None = None


def copy_of(request: AccessRequest) -> Copy:
    """What was decided to go out, of everything up to the day on which it was ready."""
    client = request.client
    rows = rows_of(client, until=request.ready_at)
    decided = decisions_of(request)
    assert request.ready_at is not None
    made = Copy(
        client.open("name") or "",
        request.asked_at.date(),
        request.ready_at.date(),
        [],
        until=request.ready_at,
    )
    for kind, part in parts().items():
        own = [row for row in rows if row.kind == kind._meta.label]
        entries = [_entry(row, decided, made) for row in own if not _is_silent(row, decided)]
        left_out = list(part.left_out.values()) if entries else []
        shown = [each for each in entries if each.said or each.day]
        if shown:
            made.sections.append(Section(kind._meta.label, part.title, shown, left_out))
    return made


def _is_silent(row: RowOfTheirs, decided: Mapping[tuple[UUID, int], PassageDecision]) -> bool:
    """Whether it was decided that the copy says nothing of it, not even that it is there."""
    return answer_to(row, THERE, IS_THERE, decided) not in (None, RELEASE)


def _entry(
    row: RowOfTheirs, decided: Mapping[tuple[UUID, int], PassageDecision], made: Copy
) -> Entry:
    entry = Entry(row.day)
    for passage in (each for each in row.passages if each.number != THERE):
        entry.said.append((passage.heading, _words(row, passage, decided, made)))
    return entry


def _words(
    row: RowOfTheirs,
    passage: Passage,
    decided: Mapping[tuple[UUID, int], PassageDecision],
    made: Copy,
) -> str:
    if passage.decide:
        answer = answer_to(row, passage.number, passage.words, decided)
        if answer is None:
            return LATER
        if answer != RELEASE:
            made.withheld += 1
            return WITHHELD
    if passage.file is None:
        return passage.words
    name = f"{len(made.files) + 1}-{_plain(passage.words)}"
    made.files[name] = passage.file
    return f"In the folder “files”: {name}"


def _plain(words: str) -> str:
    """A name that every computer takes."""
    kept = "".join(c if c.isalnum() or c in ".-" else "-" for c in words.rpartition(" ")[2])
    return kept.strip("-.")[-60:] or "file"
