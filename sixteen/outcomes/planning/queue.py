"""A waiting list as a queue: people come, take a place for the length of a course, and go.

Events one after another (SimPy). First come, first served, by what somebody can take: who can come
only in the evening waits for an evening place, everybody else takes whichever is free, a day place
first. Nobody leaves the list; times are in weeks.
"""

from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import simpy

DAY, EVENING = "day", "evening"  # in the order in which they are taken


@dataclass(frozen=True)
class Arrival:
    """Somebody joins at `at`. Below zero: they wait already."""

    at: float
    evening_only: bool = False


@dataclass(frozen=True)
class Running:
    """A place that is taken now, and is free again after so many weeks."""

    place: str
    left: float


def waits(
    arrivals: Sequence[Arrival],
    free: Iterable[str],
    running: Iterable[Running],
    length: Callable[[], float],
) -> list[float | None]:
    """How long each of them waits, in the order given (the earliest first). None: for ever, because
    there is no place that they can take. length: of one course, drawn anew for each."""
    environment = simpy.Environment()
    places = simpy.FilterStore(environment)
    _put(places, free)
    found: list[float | None] = [None] * len(arrivals)
    for course in running:
        environment.process(_end(environment, places, course))
    for number, arrival in enumerate(arrivals):
        environment.process(_person(environment, places, arrival, length, found, number))
    environment.run()
    return found


def _person(
    environment: simpy.Environment,
    places: simpy.FilterStore,
    arrival: Arrival,
    length: Callable[[], float],
    found: list[float | None],
    number: int,
) -> Generator[Any, Any, None]:
    yield environment.timeout(max(arrival.at, 0))
    if arrival.evening_only:
        place = yield places.get(lambda each: each == EVENING)
    else:
        place = yield places.get()
    found[number] = environment.now - arrival.at
    yield environment.timeout(length())
    _put(places, [place])


def _end(
    environment: simpy.Environment, places: simpy.FilterStore, course: Running
) -> Generator[Any, Any, None]:
    yield environment.timeout(course.left)
    _put(places, [course.place])


def _put(places: simpy.FilterStore, free: Iterable[str]) -> None:
    """Free again. Day places stand first, so that who can take either leaves the evening."""
    for place in free:
        places.put(place)
    places.items.sort()
