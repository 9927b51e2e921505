"""Who was offered what, by group: so that a service sees whether its offers are fair.

Counted are people who asked for help in a period and were found suitable. Groups are made of what
is recorded: what people wished, and their age where a date of birth is known. Gender and ethnic
group of clients are not recorded, so nothing is said of them. Small numbers are hidden.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sixteen.domain.matching_words import EVENING
from sixteen.domain.small_numbers import shown
from sixteen.intake.models import Enquiry, Offer
from sixteen.intake.wishes import Said, said_by_each
from sixteen.vault.rows import opened

COLUMNS = {
    "asked": "Asked",
    "offered": "Were offered a place",
    "accepted": "Said yes",
    "declined": "Said no",
    "lapsed": "Did not answer",
}


@dataclass(frozen=True)
class Person:
    said: Said | None
    born: date | None
    asked_on: date
    states: tuple[str, ...]

    def counts(self, column: str) -> bool:
        return {"asked": True, "offered": bool(self.states)}.get(column, column in self.states)


@dataclass(frozen=True)
class Line:
    """counts: in the order of COLUMNS; None where a number is too small to show."""

    words: str
    counts: list[int | None]


@dataclass(frozen=True)
class Group:
    words: str
    lines: list[Line]


def offers_by_group(start: datetime, end: datetime) -> list[Group]:
    """People who asked from start up to, not including, end."""
    people = _people(start, end)
    whole = Group("Everybody", _lines(people, lambda person: "Everybody", ["Everybody"]))
    return [whole, *(Group(words, _lines(people, of, order)) for words, of, order in GROUPS)]


def _people(start: datetime, end: datetime) -> list[Person]:
    rows = Enquiry.objects.filter(
        made_at__gte=start,
        made_at__lt=end,
        consultation__decision__in=["suitable", "other_therapy"],
    )
    enquiries = list(rows.select_related("client"))
    said, states = said_by_each(enquiries), _states(enquiries)
    born = {each.pk: each.open("birth_date") for each in opened(row.client for row in enquiries)}
    return [
        Person(
            said.get(row.pk),
            date.fromisoformat(born[row.client_id]) if born.get(row.client_id) else None,
            row.made_at.date(),
            states.get(row.pk, ()),
        )
        for row in enquiries
    ]


def _states(enquiries: Iterable[Enquiry]) -> dict[UUID, tuple[str, ...]]:
    found: dict[UUID, tuple[str, ...]] = {}
    rows = Offer.objects.filter(enquiry__in=[each.pk for each in enquiries])
    for enquiry, state in rows.values_list("enquiry_id", "state"):
        found[enquiry] = (*found.get(enquiry, ()), state)
    return found


def _lines(people: list[Person], of: Callable[[Person], str], order: list[str]) -> list[Line]:
    """Each column is a group of its own for hiding. A line with nobody in it is left out."""
    columns = []
    for column in COLUMNS:
        counted = [of(person) for person in people if person.counts(column)]
        columns.append(shown([counted.count(words) for words in order]))
    lines = (Line(words, list(counts)) for words, *counts in zip(order, *columns, strict=True))
    return [line for line in lines if line.counts[0] != 0]


def _yes_or_no(wish: Callable[[Said], bool], yes: str, no: str) -> Callable[[Person], str]:
    return lambda person: NOT_ASKED if person.said is None else yes if wish(person.said) else no


def _age(person: Person) -> str:
    if person.born is None:
        return NOT_KNOWN
    passed = (person.asked_on.month, person.asked_on.day) >= (person.born.month, person.born.day)
    age = person.asked_on.year - person.born.year - (not passed)
    return next(words for below, words in AGES if age < below)


NOT_ASKED, NOT_KNOWN = "Wishes not recorded", "Not known"
AGES = ((25, "Under 25"), (45, "25 to 44"), (65, "45 to 64"), (200, "65 and over"))


def _group(words: str, wish: Callable[[Said], bool], yes: str, no: str):  # type: ignore[no-untyped-def]
    return words, _yes_or_no(wish, yes, no), [yes, no, NOT_ASKED]


GROUPS = (
    ("Age when they asked", _age, [*(words for _, words in AGES), NOT_KNOWN]),
    _group(
        "Language",
        lambda said: bool(said.languages) and "en" not in said.languages,
        "Another language than English",
        "English, or no preference",
    ),
    _group(
        "Time of day",
        lambda said: (
            bool(said.windows) and all(window.starts >= EVENING for window in said.windows)
        ),
        "Only in the evening",
        "Other times too",
    ),
    _group(
        "Format", lambda said: said.formats == ("in_person",), "Only in person", "Another way too"
    ),
    _group("Steps", lambda said: said.step_free, "Needs a room without steps", "Does not"),
    _group(
        "Fee", lambda said: said.most_pence is not None, "Named the most they can pay", "Did not"
    ),
)
