"""The queue against what is known of queues, and the waits of a practice against common sense."""

import random
from math import factorial
from statistics import mean, stdev

import pytest

from sixteen.outcomes.planning.queue import DAY, EVENING, Arrival, Running, waits
from sixteen.outcomes.planning.scenarios import Change, Practice, ahead, changed


def erlang_c(places: int, load: float) -> float:
    """The share that has to wait at all (Erlang, 1917)."""
    last = load**places / factorial(places) * places / (places - load)
    return last / (sum(load**k / factorial(k) for k in range(places)) + last)


def mean_waits(places: int, rate: float, exponential: bool, runs: int) -> list[float]:
    """The mean wait of each run, after its first 500 people; a course takes one week."""
    found = []
    for seed in range(runs):
        rng = random.Random(seed)
        now, arrivals = 0.0, []
        for _ in range(2500):
            now += rng.expovariate(rate)
            arrivals.append(Arrival(now))
        length = (lambda own=rng: own.expovariate(1.0)) if exponential else lambda: 1.0
        each = [wait for wait in waits(arrivals, [DAY] * places, [], length) if wait is not None]
        found.append(mean(each[500:]))
    return found


@pytest.mark.parametrize(
    ("places", "rate", "exponential"), [(3, 2.1, True), (1, 0.6, True), (1, 0.6, False)]
)
def test_the_mean_wait_is_the_one_that_is_known(
    places: int, rate: float, exponential: bool
) -> None:
    of_mmc = erlang_c(places, rate) / (places - rate)
    of_md1 = rate / (2 * (1 - rate))  # Pollaczek and Khinchine
    known = of_mmc if exponential else of_md1
    runs = mean_waits(places, rate, exponential, runs=8)
    half = 2.365 * stdev(runs) / len(runs) ** 0.5  # Student's t with 7 degrees of freedom, 95 %
    assert abs(mean(runs) - known) < half
    assert half < 0.25 * known


def test_first_come_first_served_by_what_they_can_take() -> None:
    lengths = iter([10.0] * 9)
    arrivals = [Arrival(-5, evening_only=True), Arrival(-4), Arrival(1), Arrival(2, True)]
    running = [Running(EVENING, 3), Running(DAY, 7)]
    # The first waits for the evening place (3), the second takes the free day place at once, the
    # third the day place at 7; the evening place is free again at 13.
    assert waits(arrivals, [DAY], running, lambda: next(lengths)) == [8, 4, 6, 11]
    assert waits([Arrival(0, True)], [DAY], [], lambda: 1) == [None]
    lengths = iter([10.0] * 9)
    assert waits([Arrival(0), Arrival(1, True)], [EVENING, DAY], [], lambda: next(lengths)) == [
        0,
        0,
    ]


NOW = Practice(
    joining=1.2,
    evening_share=0.3,
    day_places=14,
    evening_places=4,
    lengths=(16.0, 19.0, 20.0, 24.0),
    waiting=tuple(Arrival(-week, week % 3 == 0) for week in range(12, 0, -1)),
    running=tuple(Running(DAY, week) for week in range(1, 15)),
)


def test_more_places_evenings_and_shorter_courses_make_waits_shorter() -> None:
    now = ahead(NOW)
    assert now is not None
    assert now == ahead(NOW)
    assert now.half.low <= now.half.middle <= now.half.high <= now.most.high
    for change in (Change(places=6), Change(to_evening=3), Change(shorter=0.75)):
        then = ahead(changed(NOW, change))
        assert then is not None
        assert then.most.middle < now.most.middle, change
    more = changed(NOW, Change(places=9, to_evening=2))
    assert (more.day_places, more.evening_places) == (19, 8)
    none = ahead(changed(NOW, Change(to_evening=-4)))
    assert none is not None and none.never


def test_where_nobody_joins_nothing_is_said() -> None:
    assert ahead(Practice(0, 0, 3, 1, (16.0,))) is None
    assert ahead(Practice(1, 0, 3, 1, ())) is None
    assert ahead(Practice(1, 0, 0, 0, (16.0,))) is None
