"""A late note says so."""

from datetime import date, timedelta

import pytest

from sixteen.domain.writing_up import late_words

DAY = date(2026, 11, 19)


@pytest.mark.parametrize(
    ("begun", "signed", "words"),
    [
        (0, 0, ""),
        (-1, -1, ""),
        (0, 1, "Begun on the day, signed 1 day after the session"),
        (1, 1, "Written 1 day after the session"),
        (2, 3, "Written 3 days after the session"),
        (0, 40, "Begun on the day, signed 40 days after the session"),
    ],
)
def test_when_it_was_written(begun: int, signed: int, words: str) -> None:
    on = {"begun_on": DAY + timedelta(days=begun), "signed_on": DAY + timedelta(days=signed)}
    assert late_words(session_on=DAY, **on) == words
