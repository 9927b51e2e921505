"""Every set of answers to PHQ-9 and GAD-7, against a second scorer; and what is missing.

The second scorer shares nothing with the first: it counts the digits of a string and reads the band
from the printed lower bounds.
"""

from bisect import bisect_right
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixteen.domain.measures.catalogue import MEASURES, measure
from sixteen.domain.measures.definition import InvalidAnswer
from sixteen.domain.measures.gad7 import GAD7
from sixteen.domain.measures.phq9 import PHQ9
from sixteen.domain.measures.scorer import score

PHQ9_BANDS = ([0, 5, 10, 15, 20], ["minimal", "mild", "moderate", "moderately severe", "severe"])
GAD7_BANDS = ([0, 5, 10, 15], ["minimal", "mild", "moderate", "severe"])


def second_scorer(digits, bands):
    """Total and band of answers written as a string such as "003120010"."""
    total = digits.count("1") + 2 * digits.count("2") + 3 * digits.count("3")
    lows, labels = bands
    return total, labels[bisect_right(lows, total) - 1]


def answers_of(questionnaire, digits):
    """The answers by item code; "-" is a question left out."""
    values = (None if digit == "-" else int(digit) for digit in digits)
    return dict(zip((item.code for item in questionnaire.items), values, strict=True))


@pytest.mark.parametrize(
    ("questionnaire", "bands", "how_many"),
    [(PHQ9, PHQ9_BANDS, 262_144), (GAD7, GAD7_BANDS, 16_384)],
    ids=["PHQ-9", "GAD-7"],
)
def test_every_full_answer_set_agrees_with_a_second_scorer(questionnaire, bands, how_many):
    codes = [item.code for item in questionnaire.items]
    seen = 0
    for digits in product("0123", repeat=len(codes)):
        got = score(questionnaire, dict(zip(codes, map(int, digits), strict=True)))
        total, band = second_scorer("".join(digits), bands)
        if (got.total, got.band.label, got.complete, got.missing) != (total, band, True, ()):
            pytest.fail(f"{digits}: {got}, and the second scorer says {total}, {band}")
        seen += 1
    assert seen == how_many


def test_every_gad7_answer_set_with_a_gap_gives_no_total():
    seen = 0
    for digits in product("-0123", repeat=7):
        if "-" in digits:
            got = score(GAD7, answers_of(GAD7, digits))
            if got.total is not None or got.complete or got.band is not None:
                pytest.fail(f"{digits} was given {got}")
            seen += 1
    assert seen == 5**7 - 4**7


def test_every_pattern_of_gaps_in_phq9_gives_no_total_and_names_the_gaps():
    for gaps in product([False, True], repeat=9):
        for value in "0123":
            digits = ["-" if gap else value for gap in gaps]
            got = score(PHQ9, answers_of(PHQ9, digits))
            named = tuple(f"phq9_{n}" for n, gap in enumerate(gaps, 1) if gap)
            assert got.missing == named
            assert (got.total is None) == any(gaps)


@given(
    st.sampled_from(list(MEASURES.values())).flatmap(
        lambda m: st.tuples(
            st.just(m),
            st.lists(
                st.sampled_from([option.value for option in m.options]),
                min_size=len(m.items),
                max_size=len(m.items),
            ),
            st.integers(0, len(m.items) - 1),
            st.booleans(),
        )
    )
)
def test_a_missing_answer_never_becomes_a_zero(case):
    questionnaire, values, gap, absent = case
    codes = [item.code for item in questionnaire.items]
    answers = dict(zip(codes, values, strict=True))
    as_zero = score(questionnaire, answers | {codes[gap]: 0})
    without = {c: v for c, v in answers.items() if c != codes[gap]}
    got = score(questionnaire, without if absent else without | {codes[gap]: None})
    assert got.total is None
    assert got != as_zero
    assert got.missing == (codes[gap],)


def test_no_answers_at_all_is_not_a_zero():
    assert score(PHQ9, {}).total is None
    assert score(PHQ9, answers_of(PHQ9, "000000000")).total == 0


@pytest.mark.parametrize("value", [4, -1, 1.0, True, "1"])
def test_an_answer_that_the_measure_does_not_have_is_refused(value):
    with pytest.raises(InvalidAnswer):
        score(PHQ9, {"phq9_1": value})


def test_a_question_that_the_measure_does_not_have_is_refused():
    with pytest.raises(InvalidAnswer, match="gad7_1"):
        score(PHQ9, {"gad7_1": 1})


def test_bands_lie_side_by_side_and_reach_the_highest_total():
    for questionnaire in MEASURES.values():
        if not questionnaire.bands:
            continue
        lows = [band.low for band in questionnaire.bands]
        highs = [band.high for band in questionnaire.bands]
        assert lows == [0, *(high + 1 for high in highs[:-1])]
        assert highs[-1] == questionnaire.highest


def test_the_catalogue_finds_a_measure_by_its_code():
    assert measure("phq9") is PHQ9
    with pytest.raises(KeyError):
        measure("phq10")
