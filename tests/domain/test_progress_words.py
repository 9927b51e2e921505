"""What a client reads beside a score: arithmetic, and neither comfort nor a level."""

import pytest

from sixteen.domain.measures.catalogue import MEASURES
from sixteen.domain.measures.phq9 import PHQ9
from sixteen.domain.measures.phq15 import PHQ15
from sixteen.domain.progress_words import words_for_a_client

NEVER = ["better", "worse", "well done", "good", "recover", "mild", "moderate", "severe", "improv",
         "deteriorat", "normal", "risk", "case", "on track", "should"]  # fmt: skip


def said(measure, totals):
    return " ".join(words_for_a_client(measure, totals))


def test_six_is_more_than_the_wobble_and_five_is_not():
    assert "difference of 5. Less than 6 can come about by itself" in said(PHQ9, {1: 17, 4: 12})
    assert "6 lower: 6 or more" in said(PHQ9, {1: 17, 4: 11})
    assert "6 higher: 6 or more" in said(PHQ9, {1: 11, 4: 17})
    assert "does not say why, or whether it stays so" in said(PHQ9, {1: 11, 4: 17})
    assert "difference of 0" in said(PHQ9, {1: 11, 4: 11})


def test_a_gap_is_no_total_and_one_is_compared_with_nothing():
    assert words_for_a_client(PHQ9, {1: None, 2: None}) == ["There is no total yet."]
    assert words_for_a_client(PHQ9, {1: None, 3: 9})[-1] == (
        "There is one total so far, so there is nothing to compare it with yet."
    )
    assert "For session 2 your answers added up to 9. For session 5" in said(
        PHQ9, {1: None, 2: 9, 3: None, 5: 8, 6: None}
    )


def test_the_latest_is_the_latest_in_time_and_no_number_is_said_that_is_none():
    assert "For session 8, the latest, they add up to 18." in said(PHQ9, {3: 18, 101: 4, 8: 18})
    words = said(PHQ9, {101: 18, 102: 4})
    assert "For a session that did not count your answers added up to 18." in words
    assert "For a session that did not count, the latest one, they add up to 4." in words
    assert "For a session that did not count your answers add up to 4." in said(PHQ9, {101: 4})


def test_where_no_source_gives_a_number_nothing_is_made_of_a_difference():
    assert "not known well enough" in said(PHQ15, {1: 20, 9: 2})


@pytest.mark.parametrize("measure", MEASURES.values(), ids=list(MEASURES))
def test_no_word_comforts_or_grades(measure):
    for first in range(0, measure.highest + 1, 3):
        for last in range(0, measure.highest + 1, 3):
            words = said(measure, {1: first, 2: last}).lower()
            assert [word for word in NEVER if word in words] == []
