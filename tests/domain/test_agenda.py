"""What is on the agenda of supervision, and why: nobody is left out for longer than four weeks."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixteen.domain import agenda
from sixteen.domain.agenda import BECAUSE, EVERY, Case, Why, agenda_of, place

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
DAY = timedelta(days=1)
NEW = {"began": NOW - 5 * DAY}
TALKED = {"began": NOW - 90 * DAY, "talked": NOW - 7 * DAY}


def whys(**known: object) -> list[Why]:
    return [item.why for item in agenda_of(Case(**known), at=NOW)]


def test_a_new_course_about_which_nothing_is_asked_has_no_line() -> None:
    assert whys(**NEW) == whys(**TALKED) == []


@pytest.mark.parametrize(
    ("known", "due"),
    [
        ({"began": NOW - EVERY}, True),
        ({"began": NOW - EVERY + timedelta(seconds=1)}, False),
        ({"began": NOW - 90 * DAY, "talked": NOW - EVERY}, True),
        ({"began": NOW - 90 * DAY, "talked": NOW - EVERY + timedelta(seconds=1)}, False),
    ],
)
def test_everybody_comes_up_after_exactly_28_days(known, due) -> None:
    assert (whys(**known) == [Why.DUE]) is due
    assert timedelta(days=28) == EVERY


@pytest.mark.parametrize(
    ("totals", "worse"),
    [
        ({"phq9": (10, 16)}, ["PHQ-9 16, from 10: reliable deterioration."]),
        ({"phq9": (10, 15)}, []),
        ({"gad7": (4, 8)}, ["GAD-7 8, from 4: reliable deterioration."]),
        ({"gad7": (4, 7), "phq9": (20, 3)}, []),
        ({"phq9": (9, 9)}, []),
        ({"another": (1, 20)}, []),
    ],
)
def test_reliably_worse_by_the_published_arithmetic(totals, worse) -> None:
    found = agenda_of(Case(**TALKED, totals=totals), at=NOW)
    assert [item.words for item in found] == worse


def test_worse_comes_back_at_every_meeting_as_long_as_it_is_so() -> None:
    known = TALKED | {"talked": NOW}
    assert whys(**known, totals={"phq9": (10, 16)}) == [Why.WORSE]


@pytest.mark.parametrize(
    ("alert", "listed"),
    [
        ((NOW - 30 * DAY, None), True),  # open for long, and talked about since
        ((NOW - 30 * DAY, NOW - 6 * DAY), True),  # closed after the last talk
        ((NOW - 30 * DAY, NOW - 8 * DAY), False),  # closed before it
    ],
)
def test_an_alert_is_there_until_it_was_talked_about_after_its_end(alert, listed) -> None:
    assert (whys(**TALKED, alerts=[alert]) == [Why.ALERT]) is listed


def test_an_alert_of_a_course_nobody_talked_about_is_there() -> None:
    assert whys(**NEW, alerts=[(NOW - 90 * DAY, NOW - 80 * DAY)]) == [Why.ALERT]


def test_a_suggestion_put_aside_is_there_once() -> None:
    aside = [(NOW - 8 * DAY, "Review", "Before"), (NOW - 6 * DAY, "Letter", "Not yet")]
    found = agenda_of(Case(**TALKED, put_aside=aside), at=NOW)
    assert [item.words for item in found] == ["Letter: Not yet"]


def test_what_was_agreed_comes_back_until_it_is_done_and_a_question_until_it_is_asked() -> None:
    known = {"agreed": [(NOW - 40 * DAY, "Ring the GP"), (NOW - 7 * DAY, "Listen again")]}
    found = agenda_of(Case(**TALKED, **known, question="Is this the focus?"), at=NOW)
    assert [(i.why, i.words) for i in found] == [
        (Why.AGREED, "Ring the GP"),
        (Why.AGREED, "Listen again"),
        (Why.QUESTION, "Is this the focus?"),
    ]


def test_every_line_says_why_it_is_there() -> None:
    assert set(BECAUSE) == set(Why)
    assert all(item.because for item in agenda_of(Case(NOW - 60 * DAY), at=NOW))


def test_what_is_pressing_stands_first_then_what_is_due_first() -> None:
    cases = {
        "due": Case(NOW - 60 * DAY),
        "quiet": Case(NOW - 3 * DAY),
        "quieter": Case(NOW - 2 * DAY),
        "alert": Case(NOW - 3 * DAY, alerts=[(NOW, None)]),
        "question": Case(NOW - 3 * DAY, question="?"),
    }
    order = sorted(cases, key=lambda name: place(agenda_of(cases[name], at=NOW), cases[name]))
    assert order == ["alert", "question", "due", "quiet", "quieter"]


days = st.integers(0, 400).map(lambda n: NOW - n * DAY)


@given(began=days, talked=st.none() | days)
def test_nobody_is_left_out_for_longer_than_28_days(began, talked) -> None:
    last = talked or began
    assert bool(whys(began=began, talked=talked)) is (NOW - last >= timedelta(days=28))


def test_a_planted_rule_that_forgets_who_was_never_talked_about_is_found(monkeypatch) -> None:
    assert whys(began=NOW - 60 * DAY) == [Why.DUE]
    forgets = property(lambda case: (case.talked or NOW) + EVERY)
    monkeypatch.setattr(agenda.Case, "due_at", forgets)
    assert whys(began=NOW - 60 * DAY) == []
