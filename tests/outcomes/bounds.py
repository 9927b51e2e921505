"""A reader who reckons with bounds: what is rounded lies within 2, what lies within is no more.

The other reader (reader.py) takes what is told for exact and solves for the rest. This one knows
what rounding does and what lies within what, and asks of each small count that is not told how far
apart the least and the most are that it could be. It shares no line with narrowing.py.
"""

from collections.abc import Iterator
from random import Random

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array

from tests.outcomes.reader import SEEN, Cell, Counts, sums

UP_TO_28, UP_TO_56, UP_TO_90 = (
    *("waited_up_to_28_days", "waited_29_to_56_days"),
    "waited_57_to_90_days",
)
# What lies within what, by the definitions: inside, outside, and what is left of the outside.
NESTED: list[tuple[tuple[str, ...], tuple[str, ...], str]] = [
    (("within_6_weeks",), ("within_18_weeks",), "finished, seen in 6 to 18 weeks"),
    (("accessing_within_6_weeks",), ("accessing_within_18_weeks",), "seen in 6 to 18 weeks"),
    (("accessing_within_18_weeks",), (SEEN,), "seen after 18 weeks"),
    ((UP_TO_28,), ("accessing_within_6_weeks",), "seen in 29 to 42 days"),
    (("accessing_within_6_weeks",), (UP_TO_28, UP_TO_56), "seen in 43 to 56 days"),
    ((UP_TO_28, UP_TO_56, UP_TO_90), ("accessing_within_18_weeks",), "seen in 91 to 126 days"),
    (("first_to_second_over_90_days",), ("first_to_second_over_28_days",), "29 to 90 days"),
    (("first_to_second_over_28_days",), ("second_treatment",), "second in 28 days"),
    (("reliable_recovery",), ("recovery",), "recovered, and not reliably"),
    (("reliable_recovery",), ("reliable_improvement",), "reliably better, and not recovered"),
    (("recovery",), ("at_caseness",), "a case and not recovered"),
    (("recovery",), ("paired_data",), "paired and not recovered"),
    (("paired_data",), ("phq9_paired",), "PHQ-9 paired alone"),
    (("paired_data",), ("anxiety_paired",), "anxiety paired alone"),
]
TRIES, MOST, OPEN = 8, 10_000, 4


def lines(groups: list[tuple[str, ...]]) -> Iterator[tuple[list[Cell], list[Cell]]]:
    """What adds up to the same: left and right."""
    for whole, parts in sums(groups):
        yield [whole], parts
    for group in groups:
        for inside, outside, left in NESTED:
            yield [(name, group) for name in outside], [(name, group) for name in (*inside, left)]


def narrowed(exact: Counts, said: Counts, rounding: int = 2) -> dict[Cell, int]:
    """The small counts that all that is told narrows down further than to under 5."""
    known = list(lines(sorted({group for _, group in exact})))
    true = _true(exact, known)
    known = [(left, right) for left, right in known if all(c in true for c in (*left, *right))]
    cells = sorted({cell for left, right in known for cell in (*left, *right)})
    place = {cell: n for n, cell in enumerate(cells)}
    matrix = np.zeros((len(known), len(cells)))
    for n, (left, right) in enumerate(known):
        np.add.at(matrix, (n, [place[cell] for cell in left]), 1)
        np.add.at(matrix, (n, [place[cell] for cell in right]), -1)
    assert not (matrix @ np.array([true[cell] for cell in cells])).any(), "the sums are no sums"
    told = {cell: min(counts) for cell, counts in said.items()}
    bounds = [
        (max(told[c] - rounding, 5), told[c] + rounding) if c in told else (0, MOST) for c in cells
    ]
    space = _Space(csr_array(matrix), bounds)
    small = [cell for cell in cells if cell not in told and true[cell] < 5]
    return {cell: true[cell] for cell in small if not space.leaves_open(place[cell])}


def _true(exact: Counts, known: list[tuple[list[Cell], list[Cell]]]) -> dict[Cell, int]:
    """Every count that is in the report or follows from it."""
    true = {cell: min(counts) for cell, counts in exact.items()}
    for _ in range(3):
        for left, right in known:
            missing = [cell for cell in (*left, *right) if cell not in true]
            if len(missing) == 1:
                rest = sum(true.get(c, 0) for c in left) - sum(true.get(c, 0) for c in right)
                true[missing[0]] = abs(rest)
    return true


class _Space:
    """All that could be behind a report."""

    def __init__(self, matrix: csr_array, bounds: list[tuple[int, int]]) -> None:
        self.matrix, self.bounds, self.size = matrix, bounds, len(bounds)
        self.least, self.most = np.full(self.size, np.inf), np.full(self.size, -np.inf)
        by = Random(1)
        for _ in range(TRIES):
            self._go([by.uniform(-1, 1) for _ in bounds])

    def leaves_open(self, place: int) -> bool:
        for sign in (1, -1):
            if not self._is_open(place):
                self._go([sign * float(n == place) for n in range(self.size)])
        return self._is_open(place)

    def _is_open(self, place: int) -> bool:
        return bool(self.most[place] - self.least[place] >= OPEN - 1e-6)

    def _go(self, aim: list[float]) -> None:
        """To one end of it; whatever was seen at two places is not known."""
        nothing = np.zeros(self.matrix.shape[0])
        found = linprog(aim, A_eq=self.matrix, b_eq=nothing, bounds=self.bounds)
        assert found.status == 0, found.message
        self.least, self.most = np.minimum(self.least, found.x), np.maximum(self.most, found.x)
