"""The totals of a simulated service: one row a total, at the contact at which it was given."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.random import Generator

from sixteen.outcomes.schema import RANGES
from sixteen.outcomes.simulating.drawing import ANSWERED, HIGHEST, Array, Contacts, Courses
from sixteen.outcomes.thresholds import GAD7, SPECIFIC

# The measures of one problem, with whole points; how often they are used is a guess.
OWN = {each.problems[0]: each for each in SPECIFIC if RANGES[each.code].whole}
OWN_USED = 0.6
WOBBLE = 1.6


@dataclass
class Totals:
    """measure: the place of its code in `codes`."""

    codes: tuple[str, ...]
    contact: Array
    measure: Array
    total: Array


def totals(rng: Generator, made: Courses, booked: Contacts, problems: Array) -> Totals:
    """problems: the code of each referral's problem."""
    codes = ("phq9", "gad7", "wsas", *(each.code for each in OWN.values()))
    scored, first, last, share = _scored(rng, made, booked)
    whose = booked.whose[scored]
    parts: list[tuple[Array, Array, Array]] = []
    for place in (0, 1):
        begin, end = made.scores[whose, place], made.scores[whose, place + 2]
        between = begin + (end - begin) * share**0.7 + rng.normal(0, WOBBLE, len(whose))
        total = np.clip(np.rint(between), 0, HIGHEST[place])
        total = np.where(first, begin, np.where(last, end, total))
        given = first | last | (rng.random(len(whose)) < 0.99)
        parts.append((scored[given], np.full(given.sum(), place), total[given]))
    ends = first | last
    parts.append(
        (
            scored[ends],
            np.full(ends.sum(), 2),
            np.where(first, made.scores[whose, 4], made.scores[whose, 5])[ends],
        )
    )
    used = rng.random(len(made.way)) < OWN_USED
    parts += _own(made, problems, used, scored, whose, ends, first)
    contact, measure, total = (np.concatenate(each) for each in zip(*parts, strict=True))
    order = np.argsort(contact, kind="stable")
    return Totals(codes, contact[order], measure[order].astype(np.int8), total[order].astype(int))


def _scored(rng: Generator, made: Courses, booked: Contacts) -> tuple[Array, Array, Array, Array]:
    """Contacts with totals; whether each is the first of its referral, and the last; and how far
    along it is, from 0 to 1."""
    attended = np.isin(booked.attendance, (5, 6))
    whose = booked.whose
    where = np.flatnonzero(attended)
    owner = whose[where]
    begins = np.ones(len(where), bool)
    begins[1:] = owner[1:] != owner[:-1]
    finishes = np.ones(len(where), bool)
    finishes[:-1] = begins[1:]
    asked = made.once_scored[owner] & begins
    later = made.paired[owner] & ~begins & (finishes | (rng.random(len(where)) < ANSWERED))
    keep = asked | later
    along = _along(owner, begins)
    return where[keep], begins[keep], (finishes & ~begins)[keep], along[keep]


def _along(owner: Array, begins: Array) -> Array:
    starts = np.flatnonzero(begins)
    size = np.diff([*starts, len(owner)])
    place = np.arange(len(owner)) - np.repeat(starts, size)
    return place / np.maximum(np.repeat(size, size) - 1, 1)


def _own(
    made: Courses, problems: Array, used: Array, scored: Array, whose: Array, ends: Any, first: Any
) -> list[tuple[Array, Array, Array]]:
    """The anxiety measure of the person's own problem says what GAD-7 says, on its own scale."""
    found = []
    for place, (problem, measure) in enumerate(OWN.items(), start=3):
        here = ends & (problems[whose] == problem) & used[whose]
        gad = np.where(first, made.scores[whose, 1], made.scores[whose, 3])[here]
        step = float(measure.change) / float(GAD7.change)
        total = np.rint(float(measure.caseness) + (gad - float(GAD7.caseness)) * step)
        total = np.clip(total, 0, RANGES[measure.code].highest)
        found.append((scored[here], np.full(here.sum(), place), total))
    return found
