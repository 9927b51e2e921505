"""What is hidden cannot be reckoned from what is told."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from sixteen.outcomes import disclosure
from sixteen.outcomes.disclosure import Sum, round_count, to_hide
from sixteen.outcomes.narrowing import told

ONE = [Sum("all", ("a", "b", "c"))]


def test_counts_are_rounded_as_the_published_ones_are() -> None:
    assert [round_count(n) for n in (5, 7, 8, 12, 13, 100)] == [5, 5, 10, 10, 15, 100]
    cells = {"all": 92, "a": 30, "b": 40, "c": 22}
    assert told(cells, ONE) == {"all": 90, "a": 30, "b": 40, "c": 20}


def test_a_small_count_takes_the_next_smallest_with_it() -> None:
    cells = {"all": 93, "a": 3, "b": 40, "c": 50}
    assert told(cells, ONE) == {"all": 95, "a": None, "b": None, "c": 50}
    # Nobody can say which of three hidden ones is the large one.
    assert told({"all": 40, "a": 0, "b": 40, "c": 0}, ONE) == {
        "all": 40,
        **dict.fromkeys("abc"),
    }


def test_small_counts_alone_take_the_whole_with_them() -> None:
    """Two groups of 4 of a whole told as 10: they can be nothing but 4 and 4."""
    assert to_hide({"all": 8, "a": 4, "b": 4}, [Sum("all", ("a", "b"))]) == {"all", "a", "b"}


def test_many_rows_of_few_people_are_small() -> None:
    cells = {"all": 93, "a": 30, "b": 23, "c": 40}
    assert told(cells, ONE, {"a": 2}) == {"all": 95, "a": None, "b": None, "c": 40}


def spread(cells: dict, sums: list[Sum], said: dict, highest: int | None = None) -> dict:
    """For each hidden cell how far apart its least and greatest possible count are.

    highest: what a hidden cell can be at most, where hidden means small.
    """
    keys = list(cells)
    bounds = [(0, highest) if said[key] is None else (said[key] - 2, said[key] + 2) for key in keys]
    rows = [[(key in s.parts) - (key == s.whole) for key in keys] for s in sums]
    found = {}
    for key in (key for key in keys if said[key] is None):
        aim = [float(each == key) for each in keys]
        ends = [
            linprog([sign * x for x in aim], A_eq=rows, b_eq=[0] * len(rows), bounds=bounds)
            for sign in (1, -1)
        ]
        unbounded = ends[1].status == 3
        found[key] = float("inf") if unbounded else -ends[1].fun - ends[0].fun
    return found


def table(numbers: list[list[int]]) -> tuple[dict, list[Sum]]:
    """A table of groups and kinds with both margins, as cells and their sums."""
    rows, columns = range(len(numbers)), range(len(numbers[0]))
    cells = {(r, c): numbers[r][c] for r, c in product(rows, columns)}
    cells |= {(r, "all"): sum(numbers[r]) for r in rows}
    cells |= {("all", c): sum(numbers[r][c] for r in rows) for c in columns}
    cells["all", "all"] = sum(map(sum, numbers))
    sums = [Sum((r, "all"), tuple((r, c) for c in columns)) for r in (*rows, "all")]
    sums += [Sum(("all", c), tuple((r, c) for r in rows)) for c in (*columns, "all")]
    return cells, sums


COUNTS = st.sampled_from((0, 1, 2, 4, 4, 5, 6, 8, 12, 12, 13, 40))
TABLES = st.integers(2, 3).flatmap(
    lambda wide: st.lists(st.lists(COUNTS, min_size=wide, max_size=wide), min_size=2, max_size=4)
)


@settings(max_examples=25, deadline=None)
@given(TABLES)
def test_nothing_hidden_can_be_reckoned_from_what_is_told(numbers: list[list[int]]) -> None:
    cells, sums = table(numbers)
    said = told(cells, sums)
    assert all(said[key] is None for key, count in cells.items() if count < 5)
    assert all(width >= 1 for width in spread(cells, sums, said).values())


def test_hiding_only_what_is_small_is_seen_through(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fault that this is about, planted."""
    monkeypatch.setattr(disclosure, "_more", lambda *given: [])
    cells = {"all": 28, "a": 4, "b": 12, "c": 12}
    assert spread(cells, ONE, told(cells, ONE), highest=4) == {"a": 0}
