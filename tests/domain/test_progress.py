"""How two totals differ, exact at the boundaries."""

from dataclasses import replace
from decimal import Decimal

import pytest

from sixteen.domain.measures.gad7 import GAD7
from sixteen.domain.measures.phq9 import PHQ9
from sixteen.domain.progress import (
    Change,
    change,
    change_words,
    reliable_deterioration,
    reliable_improvement,
)

# A measure with decimals: the reliable change of the Mobility Inventory is 0.73.
MOBILITY = replace(
    GAD7,
    code="mobility",
    name="Mobility Inventory",
    reliable_change=Decimal("0.73"),
)


@pytest.mark.parametrize(("measure", "points"), [(PHQ9, 6), (GAD7, 4)])
def test_exactly_the_reliable_change_counts_and_one_less_does_not(measure, points):
    assert reliable_improvement(measure, 15, 15 - points)
    assert not reliable_improvement(measure, 15, 15 - points + 1)
    assert reliable_deterioration(measure, 5, 5 + points)
    assert not reliable_deterioration(measure, 5, 5 + points - 1)


def test_decimals_are_exact_where_floats_are_not():
    assert 2.34 - 1.61 < 0.73  # why floats are refused
    assert change(MOBILITY, Decimal("2.34"), Decimal("1.61")) is Change.IMPROVED
    assert change(MOBILITY, Decimal("2.34"), Decimal("1.62")) is Change.NO_CHANGE
    for inexact in (2.34, True):
        with pytest.raises(TypeError):
            change(MOBILITY, inexact, Decimal("1.61"))


def test_where_no_source_gives_a_reliable_change_nothing_is_said():
    unknown = replace(GAD7, reliable_change=None)
    with pytest.raises(ValueError, match="reliable change"):
        change(unknown, 9, 1)
    assert change_words(unknown, 9, 1) == "1, from 9"


@pytest.mark.parametrize(
    ("first", "latest", "words"),
    [
        (17, 13, "13, from 17: no reliable change yet"),
        (17, 11, "11, from 17: reliable improvement"),
        (11, 17, "17, from 11: reliable deterioration"),
        (None, 17, "17: nothing to compare it with"),
        (17, None, "no score yet"),
        (None, None, "no score yet"),
    ],
)
def test_change_in_words(first, latest, words):
    assert change_words(PHQ9, first, latest) == words
