"""A whole waiting list beside all open places: who could be given one now, and with whom.

Two questions, one after the other.

Who: people are taken in the order in which they have waited. Each is given a place if that can be
done without taking anybody who came before off the plan, though others may be moved to another
place that fits them (an augmenting path). The sets of people who can be placed together form a
matroid, so this one rule gives both: no plan places more people, and no plan is fairer to whoever
has waited longest.

With whom: among all plans that place exactly these people, the one in which the places in
everybody's own order, added up, are lowest (scipy.optimize.linear_sum_assignment).

A place is one hour of the week of one therapist. A therapist may have more free hours than they
take people: then some of the hours stay empty, and those are treated as people who wait for
nothing in particular and come first.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import Any, Generic, TypeVar

Person = TypeVar("Person", bound=Hashable)
Place = TypeVar("Place", bound=Hashable)
IMPOSSIBLE = inf


@dataclass(frozen=True)
class Waiting(Generic[Person, Place]):
    """Somebody who waits. places: what fits them, in their own order; a smaller number is nearer.

    Two places may be as near as one another.
    """

    person: Person
    places: Mapping[Place, int]


@dataclass(frozen=True)
class Hour(Generic[Place]):
    """An open hour. group: whose it is; only so many hours of a group are given away at once."""

    place: Place
    group: Hashable


def allocate(
    waiting: Sequence[Waiting[Person, Place]],
    hours: Sequence[Hour[Place]],
    room: Mapping[Hashable, int | None],
) -> dict[Person, Place]:
    """Who is given which hour. waiting: longest first. room: how many each group takes; None: all.

    The order of `hours` decides nothing but which of two plans that are as good is taken.
    """
    columns = [hour.place for hour in hours]
    spare = _spare(hours, room)
    chosen = _who(waiting, columns, spare)
    return _with_whom(chosen, columns, spare)


def _spare(
    hours: Sequence[Hour[Place]], room: Mapping[Hashable, int | None]
) -> list[frozenset[Place]]:
    """For every hour that has to stay empty, the hours of the group that it may be."""
    counted = Counter(hour.group for hour in hours)
    empty: list[frozenset[Place]] = []
    for group, many in counted.items():
        takes = room.get(group)
        of_group = frozenset(hour.place for hour in hours if hour.group == group)
        empty += [of_group] * (max(many - takes, 0) if takes is not None else 0)
    return empty


def _who(
    waiting: Sequence[Waiting[Person, Place]],
    columns: Sequence[Place],
    spare: Sequence[Collection[Place]],
) -> list[Waiting[Person, Place]]:
    """Everybody who can be placed, the longest wait first."""
    known = {place: number for number, place in enumerate(columns)}
    fitting = [sorted(known[place] for place in each) for each in spare]
    fitting += [sorted(known[place] for place in each.places if place in known) for each in waiting]
    taken: dict[int, int] = {}
    placed = [_make_room(row, fitting, taken) for row in range(len(fitting))]
    return [each for each, is_in in zip(waiting, placed[len(spare) :], strict=True) if is_in]


def _make_room(row: int, fitting: Sequence[Sequence[int]], taken: dict[int, int]) -> bool:
    """Place this one too, moving others where needed. Nothing changes where that cannot be."""
    came_from: dict[int, int] = {}
    edge = [row]
    for mover in edge:
        for place in fitting[mover]:
            if place in came_from:
                continue
            came_from[place] = mover
            if place in taken:
                edge.append(taken[place])
                continue
            _move_along(place, row, came_from, taken)
            return True
    return False


def _move_along(free: int, row: int, came_from: Mapping[int, int], taken: dict[int, int]) -> None:
    """Everybody on the way moves to the place that they asked for."""
    had = {mover: place for place, mover in taken.items()}
    place = free
    while True:
        mover = came_from[place]
        taken[place] = mover
        if mover == row:
            return
        place = had[mover]


def _with_whom(
    chosen: Sequence[Waiting[Person, Place]],
    columns: Sequence[Place],
    spare: Sequence[Collection[Place]],
) -> dict[Person, Place]:
    """The pairing of these people that is nearest to what each would choose."""
    if not chosen:
        return {}
    costs = [[0.0 if place in each else IMPOSSIBLE for place in columns] for each in spare]
    costs += [[float(each.places.get(place, IMPOSSIBLE)) for place in columns] for each in chosen]
    rows, places = _cheapest(costs)
    pairs = dict(zip(rows.tolist(), places.tolist(), strict=True))
    first = len(spare)
    return {each.person: columns[pairs[first + row]] for row, each in enumerate(chosen)}


def _cheapest(costs: list[list[float]]) -> tuple[Any, Any]:
    """Which rows go with which columns, so that the costs together are lowest."""
    # Read here: it takes half a second, which every command would pay at its start.
    from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]

    rows, columns = linear_sum_assignment(costs)
    return rows, columns
