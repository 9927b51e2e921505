"""What is drawn stands in the order in which the table has it, gaps too."""

import re

from sixteen.outcomes.charts import Point, group_chart, run_chart
from sixteen.outcomes.uncertainty import Interval

NAMES = ["Q3 2025-26", "Q4 2025-26", "Q1 2026-27", "Q2 2026-27"]
POINTS = [
    Point(name, value, Interval(value - 5, value + 5) if value else None)
    for name, value in zip(NAMES, (None, None, 50.0, 40.0), strict=True)
]


def placed(svg: str, along: int) -> list[str]:
    """The names from left to right (along 0) or from above (1)."""
    label = r'<text[^>]*transform="translate\(([-\d.]+),([-\d.]+)\)[^>]*>(Q[^<]+)</text>'
    found = [(float(each[1 + along]), each[3]) for each in re.finditer(label, svg)]
    return [name for _, name in sorted(found)]


def test_a_gap_at_the_beginning_stands_at_the_beginning() -> None:
    assert placed(run_chart(POINTS, 48.0), 0) == NAMES
    assert placed(group_chart(POINTS), 1) == NAMES
