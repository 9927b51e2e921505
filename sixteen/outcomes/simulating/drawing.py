"""Drawing one part of a simulated service with numpy: whole columns, never a person at a time."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.random import Generator

from sixteen.outcomes.simulating.populations import Population

Array = np.ndarray[Any, Any]
HIGHEST = np.array([27, 21, 27, 21])
WSAS = 40
# Waits: 91.6 % of finished courses began within 42 days, 98.7 % within 126 (England, 2024-25); from
# the first to the second treatment 23.7 % took longer than 90 days. The rest is a guess.
TO_FIRST, TO_SECOND, TO_NEXT = (1.950, 1.297), (3.64, 1.31), (2.25, 0.55)
MISSED = {"2": 0.090, "3": 0.115, "4": 0.030, "7": 0.002}
LATE = 0.02
ANSWERED = 0.58
NOT_SEEN, ASSESSED, ONCE, FINISHED = range(4)


@dataclass
class Courses:
    """One row a referral. treatments: how many were attended. scores: P1, A1, P2, A2, W1, W2."""

    received: Array
    way: Array
    treatments: Array
    assessed: Array
    first: Array
    scores: Array
    paired: Array
    once_scored: Array


@dataclass
class Contacts:
    """One row a contact, those of a referral together and in order. whose: the row of its referral.
    number: which attended treatment, from 1; 0 for all others. day: from the first day of all."""

    whose: Array
    day: Array
    kind: Array
    attendance: Array
    number: Array


def courses(rng: Generator, population: Population, count: int, days: int) -> Courses:
    shares = (population.finished, population.once, population.assessed)
    way = rng.choice(
        [FINISHED, ONCE, ASSESSED, NOT_SEEN], size=count, p=[*shares, 1 - sum(shares)]
    ).astype(np.int8)
    extra = rng.negative_binomial(3, 3 / (3 + population.extra), size=count)
    treatments = np.where(
        way == FINISHED, np.minimum(2 + extra, population.longest), (way == ONCE).astype(int)
    ).astype(np.int32)
    lost = rng.random(count) < population.scores.unpaired
    return Courses(
        received=_received(rng, count, days),
        way=way,
        treatments=treatments,
        assessed=(way == ASSESSED) | ((treatments > 0) & (rng.random(count) < 0.7)),
        first=_gap(rng, TO_FIRST, count),
        scores=_totals(rng, population, count),
        paired=~lost,
        # Of those without a second score one in nine has no first one either (937 of 8,521).
        once_scored=~lost | (rng.random(count) > 0.11),
    )


def contacts(rng: Generator, made: Courses) -> Contacts:
    """Assessments, treatments, and what was missed or cancelled between them."""
    seen = _treatments(rng, made)
    assessments = _assessments(made)
    parts = [seen, assessments, _missed(rng, made, seen)]
    whole = Contacts(
        *(
            np.concatenate([getattr(part, name) for part in parts])
            for name in ("whose", "day", "kind", "attendance", "number")
        )
    )
    order = np.lexsort((whole.number, whole.day, whole.whose))
    return Contacts(*(each[order] for each in vars(whole).values()))


def _received(rng: Generator, count: int, days: int) -> Array:
    """Fewer on Saturdays and Sundays; the first day is a Monday."""
    day = rng.integers(0, days, size=count)
    weekend = (day % 7) >= 5
    moved = weekend & (rng.random(count) < 0.85)
    return np.where(moved, np.maximum(day - 1 - rng.integers(0, 5, size=count), 0), day)


def _gap(rng: Generator, shape: tuple[float, float], count: int) -> Array:
    return np.minimum(np.ceil(rng.lognormal(*shape, size=count)), 700).astype(np.int32)


def _totals(rng: Generator, population: Population, count: int) -> Array:
    """P1, A1, P2, A2 and the first and last WSAS."""
    scores = population.scores
    kind = np.searchsorted(np.cumsum(scores.weights), rng.random(count)).clip(max=2)
    own = rng.standard_normal((count, 4))
    begin = own[:, [0, 1]] @ _pair(scores.together[0])
    moved = own[:, [2, 3]] @ _pair(scores.together[1])
    kept = np.array(scores.kept)[kind][:, None]
    drawn = np.hstack([begin, kept * begin + np.sqrt(1 - kept**2) * moved])
    spreads = np.array(scores.spreads)[[0, 0, 1]][kind]
    totals = np.clip(np.rint(drawn * spreads + np.array(scores.means)[kind]), 0, HIGHEST)
    wsas = _wsas(rng, totals[:, [0, 2]], scores.wsas)
    return np.hstack([totals, wsas]).astype(np.int8)


def _pair(together: float) -> Array:
    return np.array([[1, together], [0, np.sqrt(1 - together**2)]])


def _wsas(rng: Generator, phq: Array, wanted: tuple[tuple[float, float], ...]) -> Array:
    """Functioning goes with depression (0.6), then and now; how much is a guess."""
    mean, spread = np.array(wanted).T
    apart = (phq - phq.mean(axis=0)) / np.maximum(phq.std(axis=0), 1)
    with_phq = 0.6 * apart + 0.8 * rng.standard_normal(phq.shape)
    return np.clip(np.rint(with_phq * spread + mean), 0, WSAS)


def _treatments(rng: Generator, made: Courses) -> Contacts:
    """Attended treatments with their days: first, second after a wait of its own, then the next."""
    whose = np.repeat(np.arange(len(made.treatments)), made.treatments)
    starts = np.repeat(np.cumsum(made.treatments) - made.treatments, made.treatments)
    number = np.arange(len(whose)) - starts + 1
    gap = _gap(rng, TO_NEXT, len(whose))
    gap = np.where(number == 2, _gap(rng, TO_SECOND, len(whose)), gap)
    gap = np.where(number == 1, (made.received + made.first)[whose], gap)
    so_far = np.cumsum(gap)
    before = np.concatenate([[0], so_far])[starts] if len(whose) else so_far
    both = (number == 1) & ~made.assessed[whose]
    return Contacts(
        whose=whose,
        day=so_far - before,
        kind=np.where(both, 3, 2).astype(np.int8),
        attendance=np.where(rng.random(len(whose)) < LATE, 6, 5).astype(np.int8),
        number=number,
    )


def _assessments(made: Courses) -> Contacts:
    """The assessment lies before the first treatment, or is all there was."""
    whose = np.flatnonzero(made.assessed)
    day = made.received + np.where(made.treatments > 0, made.first // 2, made.first)
    return Contacts(
        whose=whose,
        day=day[whose],
        kind=np.ones(len(whose), np.int8),
        attendance=np.full(len(whose), 5, np.int8),
        number=np.zeros(len(whose), int),
    )


def _missed(rng: Generator, made: Courses, seen: Contacts) -> Contacts:
    """What was booked and did not take place: a share beside what did, and one for some who never
    came."""
    beside = np.flatnonzero(rng.random(len(seen.whose)) < sum(MISSED.values()))
    never = np.flatnonzero((made.way == NOT_SEEN) & (rng.random(len(made.way)) < 0.6))
    # Between this treatment and the one before, never before the day on which they asked.
    back = rng.integers(1, 7, size=len(beside))
    day = np.maximum(seen.day[beside] - back, made.received[seen.whose[beside]])
    codes = np.array([int(code) for code in MISSED], np.int8)
    weights = np.array(list(MISSED.values()))
    count = len(beside) + len(never)
    return Contacts(
        whose=np.concatenate([seen.whose[beside], never]),
        day=np.concatenate([day, (made.received + made.first)[never]]),
        kind=np.full(count, 2, np.int8),
        attendance=rng.choice(codes, size=count, p=weights / weights.sum()),
        number=np.zeros(count, int),
    )
