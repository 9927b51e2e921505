"""The figures of one therapist's courses, for their supervisor: to think about, not to compare.

Nothing stands beside them: no other therapist, no place in a row, no national figure and no target,
because whom a therapist sees is not in any of these. Of few courses nothing is said.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sixteen.outcomes.catalogue import INDICATORS
from sixteen.outcomes.own.dashboard import board
from sixteen.outcomes.printing import among_words, interval_words, value_words
from sixteen.outcomes.report import Line
from sixteen.people.models import Account

# Of fewer people nothing is told, and of fewer than SHARE_FROM no share. Both numbers are ours.
FEWEST, SHARE_FROM = 5, 20
TOO_FEW = f"too few to say (under {FEWEST})"


@dataclass(frozen=True)
class Said:
    """value: "" where a share would say more than so few courses can."""

    name: str
    meaning: str
    value: str
    counts: str
    interval: str


def development(
    therapist: Account, *, since: date, until: date, by: Account, at: datetime
) -> list[Said]:
    """therapist: as access gave them to whoever supervises them now."""
    found = board(since=since, until=until, by=by, at=at, therapists=(therapist.pk,))
    return list(_said((*found.headlines.lines, *found.beside.lines)))


def _said(lines: tuple[Line, ...]) -> Iterator[Said]:
    for line in lines:
        each, figure = INDICATORS[line.figure.indicator], line.figure
        # Of how many people: somebody can have several aims.
        counted = (figure.people, figure.of, figure.n, figure.count, 0)
        among = next(n for n in counted if n is not None)
        if among < FEWEST:
            yield Said(each.name, each.meaning, TOO_FEW, "", "")
            continue
        value = "" if figure.of is not None and among < SHARE_FROM else value_words(figure)
        yield Said(each.name, each.meaning, value, among_words(line), interval_words(line))
