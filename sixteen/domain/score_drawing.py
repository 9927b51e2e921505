"""Scores over the sessions of a course: fixed axes, gaps as gaps, and the table behind them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sixteen.domain.counting import BESIDE, counted_number
from sixteen.domain.measures.catalogue import MEASURES
from sixteen.domain.measures.definition import Measure, Number
from sixteen.domain.progress import change_words

# EDGE: room above the highest total and below zero, so that no dot is cut.
WIDTH, HEIGHT, EDGE = 1040, 120, 8
Totals = Mapping[int, Number | None]


@dataclass(frozen=True)
class Dot:
    x: float
    y: float
    total: Number
    number: int


@dataclass(frozen=True)
class Drawing:
    """One measure over one course. runs: lines to draw, broken where a session has no score.

    words: the latest total against the first. rows: session number and total, None for none.
    beside: the same of sessions that are not counted, which have no place in the drawing.
    """

    measure: Measure
    runs: tuple[str, ...]
    dots: tuple[Dot, ...]
    caseness_y: float | None
    words: str
    rows: tuple[tuple[int, Number | None], ...]
    beside: tuple[tuple[int, Number], ...]
    width: int = WIDTH
    height: int = HEIGHT
    middle: float = HEIGHT / 2
    floor: float = HEIGHT - EDGE


def drawings(totals: Mapping[str, Totals], sessions: int) -> list[Drawing]:
    """One drawing for each measure that was ever asked in this course, in the catalogue's order.

    totals: by measure and session number, in the order in which they took place. sessions: how many
    are counted.
    """
    return [_drawing(MEASURES[code], totals[code], sessions) for code in MEASURES if code in totals]


def table(found: list[Drawing]) -> list[tuple[int | None, list[Number | None]]]:
    """Session number with the total of each drawing: the table behind the drawings.

    None for those that are not counted, at the end.
    """
    if not found:
        return []
    columns = [dict((*drawing.rows, *drawing.beside)) for drawing in found]
    rows = dict.fromkeys(number for each in found for number, _ in (*each.rows, *each.beside))
    return [
        (counted_number(number), [column.get(number) for column in columns])
        for number in sorted(rows, key=lambda number: number > BESIDE)
    ]


def _drawing(measure: Measure, totals: Totals, sessions: int) -> Drawing:
    rows = tuple((number, totals.get(number)) for number in range(1, sessions + 1))
    dots: list[Dot] = []
    runs: list[list[Dot]] = [[]]
    for number, total in rows:
        if total is None:
            runs.append([])
            continue
        dot = Dot(_x(number, sessions), _y(measure, total), total, number)
        dots.append(dot)
        runs[-1].append(dot)
    given = [total for total in totals.values() if total is not None]
    first = given[0] if len(given) > 1 else None
    latest = given[-1] if given else None
    return Drawing(
        measure=measure,
        runs=tuple(" ".join(f"{d.x},{d.y}" for d in run) for run in runs if len(run) > 1),
        dots=tuple(dots),
        caseness_y=None if measure.caseness is None else _y(measure, measure.caseness),
        words=change_words(measure, first, latest),
        rows=rows,
        beside=tuple((n, t) for n, t in totals.items() if n > BESIDE and t is not None),
    )


def _x(number: int, sessions: int) -> float:
    """The middle of that session's square."""
    return round(WIDTH * (number - 0.5) / max(sessions, 1), 1)


def _y(measure: Measure, total: Any) -> float:
    """From 0 at the bottom to the measure's highest total at the top, always the same axis."""
    return round(HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * float(total) / measure.highest, 1)
