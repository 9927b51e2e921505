"""What there is to notice in one course: what the client said, and what the scores give."""

from dataclasses import dataclass
from typing import Any

from sixteen.care import queries as care
from sixteen.care.models import Course, Notice, Plan
from sixteen.domain.noticing import (
    ARITHMETIC,
    STEPS,
    Noticed,
    beside,
    calls_for_a_look,
)
from sixteen.domain.plans import IN_ADDRESSES
from sixteen.domain.protocol import PROTOCOLS, Phase, phase_bounds
from sixteen.people.models import Account
from sixteen.people.names import names_of
from sixteen.questionnaires.noticing import noticed_among
from sixteen.questionnaires.queries import ScoreAt, scores_by_session


@dataclass(frozen=True)
class Item:
    """One thing to look at. row: what a client said. found: what the scores give."""

    key: str
    words: str
    aside: str = ""
    row: Notice | None = None
    found: Noticed | None = None
    matters: bool = False


def items_of(course: Course, scores: dict[str, list[ScoreAt]] | None = None) -> list[Item]:
    """What nobody has decided about yet, what was said first. scores: where they were read."""
    rows = care.notices_of(course)
    said = [_said(row) for row in rows if row.state == "open"]
    done = {
        (row.open("what") or {}).get("kind")
        for row in rows
        if row.state == "decided" and row.arithmetic == ARITHMETIC
    }
    found = noticed_among(scores_by_session(course) if scores is None else scores)
    return said + [_of_scores(course, each) for each in found if each.key not in done]


def part_of(course: Course, scores: dict[str, list[ScoreAt]]) -> dict[str, Any]:
    """What the page of a course shows of all this."""
    return {
        "noticed": items_of(course, scores),
        "plans": plans_of(course),
    }


def said_since(account: Account) -> list[tuple[Notice, str]]:
    """What clients said and nobody has decided about, with the client's name."""
    rows = care.open_notices_of(account)
    names = names_of(row.course.client for row in rows)
    return [(row, names[row.client_id]) for row in rows]


def plans_of(course: Course) -> dict[str, Plan | None]:
    """The newest plans, by what stands in their address."""
    newest = care.plans_of(course)
    return {slug: newest.get(kind) for slug, kind in IN_ADDRESSES.items()}


def decisions_of(course: Course) -> list[dict[str, Any]]:
    """What was decided before, the newest first."""
    rows = [row for row in care.notices_of(course) if row.state == "decided"]
    return [
        {
            "at": row.decided_at,
            "words": (row.open("what") or {}).get("words", ""),
            "arithmetic": row.arithmetic,
            "steps": [
                STEPS[s].title for s in (row.open("decided") or {}).get("steps", []) if s in STEPS
            ],
            "decided": (row.open("decided") or {}).get("words", ""),
        }
        for row in sorted(rows, key=lambda row: (row.decided_at, row.made_at), reverse=True)
    ]


def seen(items: list[Item]) -> str:
    """Which ones a page showed: nobody decides about what they have not read."""
    return " ".join(item.key for item in items)


def _said(row: Notice) -> Item:
    return Item(str(row.pk), (row.open("what") or {}).get("words", ""), row=row, matters=True)


def _of_scores(course: Course, found: Noticed) -> Item:
    aside = beside(found, _phase(course, found.session))
    return Item(found.key, found.words, aside, found=found, matters=calls_for_a_look(found))


def _phase(course: Course, number: int) -> Phase | None:
    bounds = phase_bounds(PROTOCOLS[course.protocol], course.planned_sessions)
    return next((p for p, (first, last) in bounds.items() if first <= number <= last), None)
