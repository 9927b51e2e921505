"""Scores over the sessions of a course: fixed axes, gaps as gaps, and the table behind them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

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
    """

    measure: Measure
    runs: tuple[str, ...]
    dots: tuple[Dot, ...]
    caseness_y: float | None
    words: str
    rows: tuple[tuple[int, Number | None], ...]
    width: int = WIDTH
    height: int = HEIGHT
    middle: float = HEIGHT / 2
    floor: float = HEIGHT - EDGE


def drawings(totals: Mapping[str, Totals], sessions: int) -> list[Drawing]:
    """One drawing for each measure that was ever asked in this course, in the catalogue's order."""
    return [_drawing(MEASURES[code], totals[code], sessions) for code in MEASURES if code in totals]


def table(found: list[Drawing]) -> list[tuple[int, list[Number | None]]]:
    """Session number with the total of each drawing: the table behind the drawings."""
    if not found:
        return []
    columns = [dict(drawing.rows) for drawing in found]
    return [(number, [column[number] for column in columns]) for number, _ in found[0].rows]


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
    first = dots[0].total if len(dots) > 1 else None
    latest = dots[-1].total if dots else None
    return Drawing(
        measure=measure,
        runs=tuple(" ".join(f"{d.x},{d.y}" for d in run) for run in runs if len(run) > 1),
        dots=tuple(dots),
        caseness_y=None if measure.caseness is None else _y(measure, measure.caseness),
        words=change_words(measure, first, latest),
        rows=rows,
    )


def _x(number: int, sessions: int) -> float:
    """The middle of that session's square."""
    return round(WIDTH * (number - 0.5) / max(sessions, 1), 1)


def _y(measure: Measure, total: Any) -> float:
    """From 0 at the bottom to the measure's highest total at the top, always the same axis."""
    return round(HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * float(total) / measure.highest, 1)
