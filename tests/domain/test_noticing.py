"""What is noticed: reliable change only, once or twice running, near an ending as well."""

from itertools import product

import pytest

from sixteen.domain.measures.gad7 import GAD7
from sixteen.domain.measures.phq9 import PHQ9
from sixteen.domain.noticing import AID, NEAR_ENDINGS, beside, calls_for_a_look, noticed
from sixteen.domain.progress import Change
from sixteen.domain.protocol import Phase


def phq9(*totals):
    return noticed(PHQ9, enumerate(totals, 1))


@pytest.mark.parametrize(
    ("totals", "change", "running"),
    [
        ((10, 15), Change.NO_CHANGE, 1),
        ((10, 16), Change.WORSENED, 1),
        ((10, 16, 16), Change.WORSENED, 2),
        ((10, 16, 12), Change.NO_CHANGE, 1),
        ((10, 16, 12, 16), Change.WORSENED, 1),
        ((10, 5), Change.NO_CHANGE, 1),
        ((10, 4), Change.IMPROVED, 1),
        ((10, 4, 3), Change.IMPROVED, 2),
        ((10, 16, 4), Change.IMPROVED, 1),
        ((10, 16, 17, 18), Change.WORSENED, 3),
    ],
)
def test_the_latest_against_the_first(totals, change, running):
    found = phq9(*totals)
    assert (found.change, found.running) == (change, running)
    assert (found.first, found.latest, found.session) == (totals[0], totals[-1], len(totals))


def test_a_gap_is_a_gap_and_nothing_is_concluded_from_it():
    assert phq9(10, None, None) is None
    assert phq9(None, None, 10) is None
    assert phq9(None, 10, None, 16, None, 16).running == 2
    assert phq9(None, 10, None, 16, None).session == 4


def test_every_pair_of_totals_agrees_with_the_published_difference():
    for measure, least in ((PHQ9, 6), (GAD7, 4)):
        for first, latest in product(range(measure.highest + 1), repeat=2):
            found = noticed(measure, [(1, first), (2, latest)])
            assert (found.change is Change.WORSENED) is (latest - first >= least)
            assert (found.change is Change.IMPROVED) is (first - latest >= least)


def test_the_words():
    assert phq9(10, 16).words == "PHQ-9: reliably worse, once (16, from 10)"
    assert phq9(10, 16, 17).words == "PHQ-9: reliably worse, twice running (17, from 10)"
    assert phq9(10, 16, 17, 18).words == "PHQ-9: reliably worse, 3 times running (18, from 10)"
    assert phq9(16, 10).words == "PHQ-9: reliably better, once (10, from 16)"
    assert phq9(16, 15).words == "PHQ-9: no reliable change (15, from 16)"


def test_near_an_ending_it_is_looked_at_all_the_same():
    found = phq9(10, 16)
    for phase in (None, *Phase):
        assert calls_for_a_look(found)
        assert beside(found, phase) == (NEAR_ENDINGS if phase is Phase.ENDING else "")
    assert beside(phq9(16, 10), Phase.ENDING) == ""


def test_there_is_no_word_of_a_level_a_prediction_or_what_is_to_be_expected():
    said = " ".join([NEAR_ENDINGS, *(f"{step.title} {step.hint}" for step in AID)]).lower()
    said += phq9(10, 16).words.lower()
    for word in ("risk", "expect", "predict", "likely", "severe", "normal", "level"):
        assert word not in said


def test_the_order_is_that_of_time_and_a_notice_outlives_the_number_of_its_session():
    """One that is not counted has a number above all others, and those after it move up."""
    found = noticed(PHQ9, [(3, 18), (101, 4), (7, 18)])
    assert (found.change, found.latest, found.session) == (Change.NO_CHANGE, 18, 7)
    before, after = (noticed(PHQ9, [(3, 10), (each, 16)]) for each in (7, 101))
    assert before.key == after.key
    again = noticed(PHQ9, [(3, 10), (101, 16), (102, 10), (7, 16)])
    assert again.running == before.running and again.key != before.key


def test_a_newer_score_is_another_notice():
    assert phq9(10, 16).key != phq9(10, 16, 16).key
    assert phq9(10, 16, None).key == phq9(10, 16).key
