"""What may leave the service: no count under 5, the others rounded to 5, nothing to reckon back.

As the published figures below England are: counts under 5 (none at all too) are hidden, others
rounded to the nearest 5; rates come from the rounded counts. The trap is subtraction. A table is a
set of sums: the groups add up to all, who is counted and who is not add up to among whom, improved,
unchanged, worse and unknown add up to finished. Wherever a count of such a sum is hidden, at least
one more of it has to be, and what is hidden together has to be more than five people. Hiding
spreads until that holds in every sum.

This protects one release. Two releases that cut the same people in two ways can be put together:
publish one.
"""

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
LEAST = 5
TO = 5
OFF = TO // 2
# Of what is hidden in one sum. With five, a group of five could only stand beside nobody.
TOGETHER = LEAST + 1


@dataclass(frozen=True)
class Sum:
    """whole is what the parts add up to: keys of cells."""

    whole: Hashable
    parts: tuple[Hashable, ...]

    @property
    def cells(self) -> tuple[Hashable, ...]:
        return (self.whole, *self.parts)


def round_count(count: int) -> int:
    """To the nearest 5, as the published tables do."""
    return (count + TO // 2) // TO * TO


def to_hide(
    cells: Mapping[Key, int],
    sums: Iterable[Sum],
    already: Iterable[Hashable] = (),
    first: Collection[Hashable] = (),
) -> set[Key]:
    """Which cells are hidden, so that no sum gives one of them away.

    first: those that are given up before others, however large, as others say nearly the same.
    """
    hidden = {*already, *(key for key, count in cells.items() if count < LEAST)}
    sums = list(sums)
    while more := [found for each in sums for found in _more(each, cells, hidden, first)]:
        hidden.update(more)
    return hidden  # type: ignore[return-value]


def _more(
    each: Sum, cells: Mapping, hidden: Collection[Hashable], first: Collection[Hashable]
) -> list[Hashable]:
    """What else to hide of one sum: the smallest that is told, the whole last of all."""
    inside = [key for key in each.cells if key in hidden]
    told = [key for key in each.parts if key not in hidden]
    if not inside or (each.whole in hidden and (not told or len(inside) > 1)):
        return []
    together = sum(cells[key] for key in inside)
    if len(inside) > 1 and together >= TOGETHER and _hides_a_large_one(inside, cells):
        return []
    if not told:
        return [each.whole]
    return [min(told, key=lambda key: (key not in first, cells[key], str(key)))]


def _hides_a_large_one(inside: Iterable[Hashable], cells: Mapping) -> bool:
    """Small ones alone could all be at their highest or lowest, and be known by that."""
    return any(cells[key] >= LEAST for key in inside)
