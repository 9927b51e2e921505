"""Scores from a letter are read line by line, or the line is named that cannot be."""

from datetime import date

import pytest

from sixteen.domain.elsewhere import NotRead, PastScore, read_scores, written
from sixteen.domain.measures.catalogue import MEASURES

TODAY = date(2026, 11, 24)


def test_lines_are_read_however_they_are_written() -> None:
    text = "2026-09-03 PHQ-9 17\n\n 10/9/2026, gad7, 12 \n17.9.2026 phq 9 0"
    assert read_scores(text, MEASURES, TODAY) == [
        PastScore(date(2026, 9, 3), "phq9", 17),
        PastScore(date(2026, 9, 10), "gad7", 12),
        PastScore(date(2026, 9, 17), "phq9", 0),
    ]


def test_what_is_read_is_written_as_it_is_read_again() -> None:
    scores = read_scores("2026-09-03 PHQ-9 17\n2026-09-03 GAD-7 21", MEASURES, TODAY)
    assert read_scores(written(scores, MEASURES), MEASURES, TODAY) == scores
    assert [
        PastScore(date.fromisoformat(d["on"]), d["measure"], d["total"])
        for d in (each.as_dict() for each in scores)
    ] == scores


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("17", "write the date, the questionnaire and the total"),
        ("yesterday PHQ-9 17", "begin with a date"),
        ("2026-02-30 PHQ-9 17", "begin with a date"),
        ("2026-11-25 PHQ-9 17", "still to come"),
        ("2026-09-03 CORE-10 17", "one of these questionnaires: PHQ-9, GAD-7"),
        ("2026-09-03 PHQ-9 28", "a total from 0 to 27"),
        ("2026-09-03 GAD-7 22", "a total from 0 to 21"),
        ("2026-09-03 PHQ-9 -1", "a total from 0 to 27"),
        ("2026-09-03 PHQ-9 ²", "a total from 0 to 27"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(line: str, words: str) -> None:
    with pytest.raises(NotRead, match=f"Line 2: .*{words}"):
        read_scores(f"2026-09-01 PHQ-9 9\n{line}", MEASURES, TODAY)


def test_two_totals_on_one_day_are_not_guessed_at() -> None:
    with pytest.raises(NotRead, match="Line 2"):
        read_scores("2026-09-03 PHQ-9 17\n3/9/2026 PHQ-9 18", MEASURES, TODAY)
