"""What would become of the waits if something were otherwise: many runs, and how far they differ.

A run draws who comes and how long courses last; the next run draws again. What is told is the
middle of the runs and the range in which nine of ten of them lie. The same practice gives the same
answer.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median, quantiles

from sixteen.outcomes.planning.queue import DAY, EVENING, Arrival, Running, waits

AHEAD = 52  # weeks in which people join
RUNS, FEWEST, ENOUGH = 40, 10, 12_000
SEED = 16


@dataclass(frozen=True)
class Practice:
    """How a practice stands. joining: people a week who join the list. evening_share: of them, who
    can come only in the evening. lengths: weeks of courses, to draw from. waiting: those who wait,
    the longest first. running: the courses that go on."""

    joining: float
    evening_share: float
    day_places: int
    evening_places: int
    lengths: tuple[float, ...]
    waiting: tuple[Arrival, ...] = ()
    running: tuple[Running, ...] = ()


@dataclass(frozen=True)
class Change:
    """What would be otherwise. places: more of them, by one more therapist. to_evening: day places
    that become evening places. shorter: how much of its length a course keeps."""

    places: int = 0
    to_evening: int = 0
    shorter: float = 1.0


@dataclass(frozen=True)
class Between:
    """The middle of all runs, and the range of nine of ten of them. In weeks."""

    middle: float
    low: float
    high: float


@dataclass(frozen=True)
class Ahead:
    """For those who join in the next year: the wait that half of them do not exceed, and the one
    that nine of ten do not. still: how many wait at the end of it. never: True where somebody could
    wait for ever."""

    half: Between
    most: Between
    still: Between
    never: bool


def changed(practice: Practice, change: Change) -> Practice:
    moved = min(change.to_evening, practice.day_places)
    share = practice.evening_places / max(1, practice.day_places + practice.evening_places)
    more_evening = round(change.places * share)
    return replace(
        practice,
        day_places=practice.day_places - moved + change.places - more_evening,
        evening_places=practice.evening_places + moved + more_evening,
        lengths=tuple(each * change.shorter for each in practice.lengths),
    )


def ahead(practice: Practice, *, seed: int = SEED) -> Ahead | None:
    """What comes, as far as it goes on like this. None where nobody joins or nothing is known."""
    if practice.joining <= 0 or not practice.lengths:
        return None
    expected = practice.joining * AHEAD + len(practice.waiting)
    runs = max(FEWEST, min(RUNS, round(ENOUGH / expected)))
    each = [_run(practice, random.Random(f"{seed} {number}")) for number in range(runs)]  # noqa: S311
    known = [run for run in each if run.waits]
    if not known:
        return None
    return Ahead(
        half=_between([median(run.waits) for run in known]),
        most=_between([_ninth(run.waits) for run in known]),
        still=_between([run.still for run in known]),
        never=any(run.never for run in known),
    )


@dataclass(frozen=True)
class _Run:
    waits: list[float]
    still: int
    never: bool


def _run(practice: Practice, rng: random.Random) -> _Run:
    coming = _coming(practice, rng)
    arrivals = [*practice.waiting, *coming]
    free, running = _standing(practice)
    found = waits(arrivals, free, running, lambda: rng.choice(practice.lengths))
    pairs = list(zip(arrivals, found, strict=True))
    still = sum(wait is None or one.at + wait > AHEAD for one, wait in pairs)
    joined = [wait for one, wait in pairs if one.at >= 0]
    return _Run([w for w in joined if w is not None], still, any(w is None for w in found))


def _coming(practice: Practice, rng: random.Random) -> list[Arrival]:
    """People join independently of each other (a Poisson process)."""
    found, now = [], rng.expovariate(practice.joining)
    while now < AHEAD:
        found.append(Arrival(now, rng.random() < practice.evening_share))
        now += rng.expovariate(practice.joining)
    return found


def _standing(practice: Practice) -> tuple[list[str], list[Running]]:
    """Places that are free now, and the courses whose place becomes free. Where there are more
    courses than places, those that end first are followed by nobody."""
    free: list[str] = []
    running: list[Running] = []
    for place, places in ((DAY, practice.day_places), (EVENING, practice.evening_places)):
        here = sorted((each for each in practice.running if each.place == place), key=_left)
        kept = here[-places:] if places else []
        running += kept
        free += [place] * (places - len(kept))
    return free, running


def _left(course: Running) -> float:
    return course.left


def _ninth(values: Sequence[float]) -> float:
    return quantiles(values, n=10, method="inclusive")[8] if len(values) > 1 else values[0]


def _between(values: Sequence[float]) -> Between:
    if len(values) == 1:
        return Between(values[0], values[0], values[0])
    cuts = quantiles(values, n=20, method="inclusive")
    return Between(median(values), cuts[0], cuts[-1])
