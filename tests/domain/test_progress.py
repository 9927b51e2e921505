"""What one course counts as, exact at the boundaries (nhs_tt 1.3 to 1.6)."""

from dataclasses import replace
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixteen.domain.measures.gad7 import GAD7
from sixteen.domain.measures.phq9 import PHQ9
from sixteen.domain.progress import (
    Change,
    change,
    change_words,
    course_outcome,
    is_caseness,
    is_finished_course,
    reliable_deterioration,
    reliable_improvement,
)

# A measure with decimals: the Mobility Inventory's threshold is 2.3 and its reliable change 0.73.
# "More than 2.3" in steps of 0.01 is 2.31 or more.
MOBILITY = replace(
    GAD7,
    code="mobility",
    name="Mobility Inventory",
    caseness=Decimal("2.31"),
    reliable_change=Decimal("0.73"),
)
DEPRESSION, ANXIETY = st.integers(0, 27), st.integers(0, 21)


def outcome(p1, a1, p2, a2):
    return course_outcome({"phq9": p1, "gad7": a1}, {"phq9": p2, "gad7": a2})


@pytest.mark.parametrize(("measure", "threshold"), [(PHQ9, 10), (GAD7, 8)])
def test_caseness_begins_at_its_threshold(measure, threshold):
    assert not is_caseness(measure, threshold - 1)
    assert is_caseness(measure, threshold)


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
    assert is_caseness(MOBILITY, Decimal("2.31"))
    assert not is_caseness(MOBILITY, Decimal("2.30"))
    for inexact in (2.34, True):
        with pytest.raises(TypeError):
            change(MOBILITY, inexact, Decimal("1.61"))


def test_where_no_source_gives_a_threshold_nothing_is_said():
    unknown = replace(GAD7, caseness=None, reliable_change=None)
    with pytest.raises(ValueError, match="threshold"):
        is_caseness(unknown, 9)
    with pytest.raises(ValueError, match="reliable change"):
        change(unknown, 9, 1)
    assert change_words(unknown, 9, 1) == "1, from 9"


# each line: first PHQ-9, first GAD-7, last PHQ-9, last GAD-7, then the flags that hold
@pytest.mark.parametrize(
    ("scores", "flags"),
    [
        ((17, 14, 9, 7), {"at_caseness", "recovery", "reliable_improvement", "reliable_recovery"}),
        ((17, 14, 10, 7), {"at_caseness", "reliable_improvement"}),
        ((17, 14, 9, 8), {"at_caseness", "reliable_improvement"}),
        # Recovered by a hair: below both thresholds, but neither changed reliably.
        ((10, 8, 9, 7), {"at_caseness", "recovery", "no_change"}),
        ((10, 7, 9, 7), {"at_caseness", "recovery", "no_change"}),
        ((9, 8, 9, 7), {"at_caseness", "recovery", "no_change"}),
        ((16, 8, 10, 8), {"at_caseness", "reliable_improvement"}),
        # One better and one worse is no reliable change.
        ((16, 8, 10, 12), {"at_caseness", "no_change"}),
        ((16, 8, 10, 11), {"at_caseness", "reliable_improvement"}),
        ((10, 8, 16, 8), {"at_caseness", "reliable_deterioration"}),
        ((10, 8, 10, 12), {"at_caseness", "reliable_deterioration"}),
        # Below both at the start: can change reliably, can never recover.
        ((9, 7, 3, 3), {"not_at_caseness", "reliable_improvement"}),
        ((9, 7, 15, 7), {"not_at_caseness", "reliable_deterioration"}),
        ((9, 7, 9, 7), {"not_at_caseness", "no_change"}),
    ],
)
def test_the_flags_of_a_course(scores, flags):
    got = outcome(*scores)
    assert {name for name in FLAGS if getattr(got, name)} == flags
    assert got.paired


FLAGS = (
    "at_caseness",
    "not_at_caseness",
    "recovery",
    "reliable_improvement",
    "reliable_deterioration",
    "no_change",
    "reliable_recovery",
)


@pytest.mark.parametrize(
    ("scores", "flags"),
    [
        ((17, 14, None, None), {"at_caseness"}),
        ((17, 14, 3, None), {"at_caseness"}),
        ((17, None, 3, None), {"at_caseness"}),
        ((9, None, 3, None), set()),
        ((9, 7, None, 7), {"not_at_caseness"}),
        ((None, None, None, None), set()),
        ((None, 14, 3, 3), {"at_caseness"}),
    ],
)
def test_without_two_pairs_of_scores_no_change_is_claimed(scores, flags):
    got = outcome(*scores)
    assert not got.paired
    assert {name for name in FLAGS if getattr(got, name)} == flags


def test_a_missing_score_is_not_a_zero():
    assert outcome(17, 14, 0, 0).recovery
    assert not outcome(17, 14, None, 0).recovery
    assert not outcome(0, None, 0, 0).not_at_caseness


def test_every_pair_of_scores_has_one_result_and_recovery_needs_caseness():
    """All totals near a threshold or a reliable change, by a second statement of the rules."""
    for p1, p2, a1, a2 in product(range(3, 18, 1), range(3, 18, 2), range(3, 13), range(3, 13, 2)):
        got = outcome(p1, a1, p2, a2)
        up = (p1 - p2 >= 6, a1 - a2 >= 4)
        down = (p2 - p1 >= 6, a2 - a1 >= 4)
        assert got.reliable_improvement == (any(up) and not any(down))
        assert got.reliable_deterioration == (any(down) and not any(up))
        assert got.reliable_improvement + got.reliable_deterioration + got.no_change == 1
        assert got.recovery == ((p1 > 9 or a1 > 7) and p2 < 10 and a2 < 8)
        assert got.reliable_recovery == (got.recovery and got.reliable_improvement)
        assert got.at_caseness != got.not_at_caseness


@given(DEPRESSION, ANXIETY, DEPRESSION, ANXIETY)
def test_backwards_a_course_improves_where_it_got_worse(p1, a1, p2, a2):
    there, back = outcome(p1, a1, p2, a2), outcome(p2, a2, p1, a1)
    assert there.reliable_improvement == back.reliable_deterioration
    assert there.no_change == back.no_change
    assert not (there.recovery and back.recovery)


def test_the_measure_of_the_persons_own_problem_counts_where_it_has_both_scores():
    first = {"phq9": 12, "gad7": 5, "mobility": Decimal("3.00")}
    last = {"phq9": 9, "gad7": 5, "mobility": Decimal("2.27")}
    got = course_outcome(first, last, specific=MOBILITY)
    assert got.anxiety == "mobility"
    assert got.reliable_recovery
    got = course_outcome(first, last | {"mobility": None}, specific=MOBILITY)
    assert got.anxiety == "gad7"
    assert got.recovery
    assert not got.reliable_recovery


def test_a_course_is_finished_from_two_attended_sessions():
    assert [is_finished_course(n) for n in (0, 1, 2, 16)] == [False, False, True, True]


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
