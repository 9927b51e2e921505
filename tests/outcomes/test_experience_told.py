"""What people said of the service leaves rounded, and nothing hidden can be reckoned from it."""

from datetime import date

import pytest

from sixteen.domain.experience import TREATMENT
from sixteen.outcomes.own.experience import NO_ANSWER, as_html, experience_before
from sixteen.questionnaires.models import Experience

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


def said(often: dict[str, int], month: date = date(2026, 10, 1)) -> None:
    for answer, times in often.items():
        for _ in range(times):
            given = {"q1": answer} if answer else {}
            Experience.objects.create(kind=TREATMENT, month=month, answers=given)


def test_small_numbers_are_hidden_and_no_month_that_runs_is_in_it() -> None:
    said({"4": 22, "3": 13, "1": 2})
    said({"0": 30}, TODAY.replace(day=1))
    said({"0": 30}, date(2025, 10, 1))
    found = experience_before(TODAY)
    (first, *others) = found.questions
    told = dict(first.counts)
    assert told["All of the time"] == 20
    # Two are hidden; with them the next smallest, since all of them add up to 37.
    assert {each for each, count in told.items() if count is None} == {
        *("Most of the time", "Sometimes", "Rarely", "Never", NO_ANSWER)
    }
    # Nobody answered the others: there is nothing to tell.
    assert others == []
    page = as_html(found)
    assert "From November 2025 to the month before November 2026" in page
    assert page.count("hidden</td>") == 5 and ">20<" in page and "37" not in page


def test_of_few_nothing_is_said() -> None:
    said({"4": 4})
    assert experience_before(TODAY).questions == ()
    assert "Too few people have said something." in as_html(experience_before(TODAY))
