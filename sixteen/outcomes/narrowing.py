"""How far a reader of rounded counts can narrow down those that are not told.

A rounded count lies within 2 of what is told, and the sums hold. Each bound follows from the others
of a sum; that is gone through until nothing moves. What is small has to stay as open as the word
"under 5" leaves it: four apart, at least.
"""

from collections.abc import Collection, Hashable, Iterable, Mapping
from math import inf

from sixteen.outcomes.disclosure import LEAST, OFF, Key, Sum, round_count, to_hide

Bounds = dict[Hashable, tuple[float, float]]
OPEN = LEAST - 1
ROUNDS = 50


def bounds_of(told: Mapping[Hashable, int | None], sums: Iterable[Sum]) -> Bounds:
    """The least and the most that each count can be. What is not in `told` is not told."""
    sums = list(sums)
    keys = {key for each in sums for key in each.cells}
    bounds = {key: _at_first(told.get(key)) for key in keys}
    for _ in range(ROUNDS):
        moved = [_tighten(each, bounds) for each in sums]
        if not any(moved):
            break
    return bounds


def _at_first(count: int | None) -> tuple[float, float]:
    return (0, inf) if count is None else (max(count - OFF, LEAST), count + OFF)


def _tighten(each: Sum, bounds: Bounds) -> bool:
    """Whether a bound of this sum moved."""
    parts = [bounds[part] for part in each.parts]
    low, high = sum(part[0] for part in parts), sum(part[1] for part in parts)
    moved = _set(bounds, each.whole, low, high)
    least, most = bounds[each.whole]
    for place, part in enumerate(each.parts):
        others = parts[:place] + parts[place + 1 :]
        most_of_others, least_of_others = (sum(bound[end] for bound in others) for end in (1, 0))
        moved |= _set(bounds, part, least - most_of_others, most - least_of_others)
    return moved


def _set(bounds: Bounds, key: Hashable, low: float, high: float) -> bool:
    before = bounds[key]
    bounds[key] = (max(before[0], low), min(before[1], high))
    return bounds[key] != before


def too_narrow(
    told: Mapping[Hashable, int | None], cells: Mapping[Hashable, int], sums: Iterable[Sum]
) -> set[Hashable]:
    """What else to hide, so that no small count is narrowed down: of its sums the smallest told."""
    sums = list(sums)
    bounds = bounds_of(told, sums)
    found: set[Hashable] = set()
    for each in sums:
        if any(_is_known(key, told, cells, bounds) for key in each.cells):
            there = [key for key in each.cells if told.get(key) is not None]
            if there:
                parts = [key for key in there if key != each.whole]
                found.add(min(parts or there, key=lambda key: (cells[key], str(key))))
    return found


def _is_known(
    key: Hashable,
    told: Mapping[Hashable, int | None],
    cells: Mapping[Hashable, int],
    bounds: Bounds,
) -> bool:
    low, high = bounds[key]
    return told.get(key) is None and cells.get(key, LEAST) < LEAST and high - low < OPEN


def told(
    cells: Mapping[Key, int],
    sums: Iterable[Sum],
    people: Mapping[Key, int] | None = None,
    nested: Iterable[Sum] = (),
    unsaid: Mapping[Hashable, int] | None = None,
    first: Collection[Hashable] = (),
) -> dict[Key, int | None]:
    """Every count as it may be told: rounded, or None.

    people: of how many people a count is, where they are fewer. A count of few people is small.
    nested: sums of what lies within what, and unsaid: the counts in them that nobody prints.
    first: see `to_hide`.
    """
    few, sums = people or {}, list(sums)
    counts = {key: min(n, few.get(key, n)) for key, n in cells.items()}
    all_sums, all_counts = [*sums, *nested], {**counts, **(unsaid or {})}
    hidden = to_hide(counts, sums, first=first)
    while True:
        said = {key: None if key in hidden else round_count(n) for key, n in cells.items()}
        more = too_narrow(said, all_counts, all_sums)
        if not more:
            return said
        hidden = to_hide(counts, sums, hidden | more, first)
