"""Until when a record is kept, by whole months from the last contact."""

from datetime import date

import pytest

from sixteen.domain.retention import RuleProblem, is_due, is_soon, kept_until, read_rule


@pytest.mark.parametrize(
    ("text", "last", "until", "words"),
    [
        ("6 months", date(2026, 8, 31), date(2027, 2, 28), "6 months after the last contact"),
        ("1 month", date(2026, 12, 31), date(2027, 1, 31), "1 month after the last contact"),
        ("20 years", date(2024, 2, 29), date(2044, 2, 29), "20 years after the last contact"),
        ("1 year", date(2024, 2, 29), date(2025, 2, 28), "1 year after the last contact"),
    ],
)
def test_it_counts_whole_months(text, last, until, words):
    rule = read_rule("course", text)
    assert (kept_until(rule, last), rule.words) == (until, words)


def test_a_death_is_counted_from_and_said():
    assert read_rule("died", "10 years").words == "10 years after they died"


@pytest.mark.parametrize(
    "text", ["", "0 months", "for ever", "6", "-1 years", "1200 years", "6 day"]
)
def test_what_is_no_time_is_refused(text):
    with pytest.raises(RuleProblem):
        read_rule("course", text)


def test_the_last_day_still_counts_and_the_notice_is_ninety_days():
    until = date(2027, 3, 1)
    assert [is_due(until, day) for day in (date(2027, 3, 1), date(2027, 3, 2))] == [False, True]
    assert [is_soon(until, day) for day in (date(2026, 12, 1), date(2026, 11, 30))] == [True, False]
