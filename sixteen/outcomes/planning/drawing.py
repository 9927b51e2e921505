"""The waits of several ways on as one drawing, for a page and for a file: SVG without style."""

from collections.abc import Iterable, Sequence
from html import escape
from math import ceil

from sixteen.outcomes.planning.scenarios import Between
from sixteen.outcomes.planning.told import Line

WIDTH, LEFT, ROW, TOP = 360, 8, 74, 12
STEPS = (1, 2, 4, 8, 13, 26, 52, 104)


def drawing(lines: Sequence[Line]) -> str:
    """Two bars for each line: the wait of half of the people, and of nine of ten. A bar is the
    range of the runs, its dot their middle. The table beside it has every number."""
    longest = max(max(line.ahead.half.high, line.ahead.most.high) for line in lines) or 1
    step = next((each for each in STEPS if longest / each <= 6), STEPS[-1])
    last = max(1, ceil(longest / step)) * step
    height = TOP + ROW * len(lines) + 34
    rows = "".join(_row(number, line, last) for number, line in enumerate(lines))
    title = "Weeks that people would wait, by what would be otherwise. The table has every number."
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-label="{title}" font-family="inherit" font-size="13" fill="currentColor">'
        f"{_axis(range(0, last + 1, step), last, height - 24)}{rows}</svg>"
    )


def _x(weeks: float, last: int) -> float:
    return round(LEFT + weeks / last * (WIDTH - 2 * LEFT - 16), 1)


def _axis(ticks: Iterable[int], last: int, floor: int) -> str:
    found = []
    for tick in ticks:
        x = _x(tick, last)
        found.append(
            f'<path d="M{x} {TOP}V{floor}" stroke="currentColor" stroke-opacity=".15"/>'
            f'<text x="{x}" y="{floor + 16}" text-anchor="middle" font-size="12">{tick}</text>'
        )
    return "".join(found)


def _row(number: int, line: Line, last: int) -> str:
    top = TOP + number * ROW
    name = f'<text x="{LEFT}" y="{top + 16}" font-weight="600">{escape(line.words)}</text>'
    half = _bar(line.ahead.half, top + 32, last, filled=True)
    return name + half + _bar(line.ahead.most, top + 52, last, filled=False)


def _bar(between: Between, y: int, last: int, *, filled: bool) -> str:
    low, high, middle = (_x(each, last) for each in (between.low, between.high, between.middle))
    fill = "currentColor" if filled else "none"
    return (
        f'<path d="M{low} {y}H{max(high, low + 1)}" stroke="currentColor" stroke-width="8" '
        f'stroke-opacity="{".3" if filled else ".18"}" stroke-linecap="round"/>'
        f'<circle cx="{middle}" cy="{y}" r="5" fill="{fill}" stroke="currentColor" '
        'stroke-width="2"/>'
    )
