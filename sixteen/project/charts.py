"""Drawings made on the server: plain data in, places on a canvas out. Templates draw the SVG."""

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sixteen.domain.focus import Focus, text_equivalent
from sixteen.domain.measures.definition import Measure, Number

# The canvas of a score chart in its own units. The top and the bottom keep room for a whole dot.
WIDTH, HEIGHT, TOP, BOTTOM = 640, 200, 14, 186


@dataclass(frozen=True)
class Dot:
    x: float
    y: float
    number: int
    total: Number


@dataclass(frozen=True)
class Guide:
    """A quiet line where a band begins, with the total it begins at."""

    y: float
    total: Number
    label: str


@dataclass(frozen=True)
class Row:
    """One line of the table behind the drawing. total None: no score."""

    number: int
    total: Number | None
    on: date | None


@dataclass(frozen=True)
class ScoreChart:
    """One measure over one course. runs: lines, broken wherever a session has no score."""

    measure: Measure
    runs: tuple[str, ...]
    dots: tuple[Dot, ...]
    guides: tuple[Guide, ...]
    caseness_y: float | None
    rows: tuple[Row, ...]
    columns: tuple[float, ...]
    width: int = WIDTH
    height: int = HEIGHT
    top: int = TOP
    bottom: int = BOTTOM

    @property
    def last(self) -> Dot | None:
        return self.dots[-1] if self.dots else None


def score_chart(measure: Measure, points: Iterable[Sequence[Any]], sessions: int = 0) -> ScoreChart:
    """points: (session number, total or None, optional date). sessions: the length of the axis.

    The vertical axis is always 0 to the measure's highest total, so that two charts compare.
    """
    given = {point[0]: point for point in points}
    length = max([sessions, 1, *given])
    rows = tuple(_row(number, given.get(number)) for number in range(1, length + 1))
    dots: list[Dot] = []
    runs: list[list[Dot]] = [[]]
    for row in rows:
        if row.total is None:
            runs.append([])
            continue
        dot = Dot(_x(row.number, length), _y(measure, row.total), row.number, row.total)
        dots.append(dot)
        runs[-1].append(dot)
    return ScoreChart(
        measure=measure,
        runs=tuple(" ".join(f"{d.x},{d.y}" for d in run) for run in runs if len(run) > 1),
        dots=tuple(dots),
        guides=tuple(Guide(_y(measure, b.low), b.low, b.label) for b in measure.bands if b.low),
        caseness_y=None if measure.caseness is None else _y(measure, measure.caseness),
        rows=rows,
        columns=tuple(_x(row.number, length) for row in rows),
    )


def _row(number: int, point: Sequence[Any] | None) -> Row:
    if point is None:
        return Row(number, None, None)
    return Row(number, point[1], point[2] if len(point) > 2 else None)


def _x(number: int, length: int) -> float:
    """The middle of that session's square, which stands under the chart at the same width."""
    return round(WIDTH * (number - 0.5) / length, 1)


def _y(measure: Measure, total: Number) -> float:
    return round(BOTTOM - (BOTTOM - TOP) * float(total) / measure.highest, 1)


@dataclass(frozen=True)
class Line:
    y: int
    words: str


@dataclass(frozen=True)
class FocusDrawing:
    """Each part as lines with their height. Long words are cut here, never in the text."""

    self_: tuple[Line, ...]
    other: tuple[Line, ...]
    affects: tuple[Line, ...]
    defence: tuple[Line, ...]
    reverses: bool
    text: str


def focus_drawing(focus: Focus) -> FocusDrawing:
    """The words of a focus, broken into lines that fit into the drawing."""
    return FocusDrawing(
        self_=_lines(focus.part("self"), 17, 5, 182),
        other=_lines(focus.part("other"), 17, 5, 182),
        affects=_lines(focus.part("affects"), 30, 2, 50),
        defence=_lines(focus.part("defence"), 38, 3, 320),
        reverses=bool(focus.part("reversal")),
        text=text_equivalent(focus),
    )


def _lines(words: str, width: int, most: int, middle: int) -> tuple[Line, ...]:
    """At most that many lines of about that many letters, centred on a height."""
    found = textwrap.wrap(words, width, break_long_words=True)
    if len(found) > most:
        found = [
            *found[: most - 1],
            textwrap.shorten(" ".join(found[most - 1 :]), width - 1, placeholder="") + "…",
        ]
    top = middle - (len(found) - 1) * 9
    return tuple(Line(top + index * 18, line) for index, line in enumerate(found))
