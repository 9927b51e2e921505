"""Which answers must reach a clinician, by when, and what the client is told."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixteen.domain.measures.definition import InvalidAnswer
from sixteen.domain.measures.gad7 import GAD7
from sixteen.domain.measures.phq9 import PHQ9
from sixteen.domain.safety import (
    Concern,
    Promptness,
    is_covered,
    look_by,
    needs_a_clinician,
    who_asks,
    who_reads,
)
from sixteen.domain.slots import Hours, Interval, instant

LONDON = "Europe/London"
OFFICE = [Hours(day, time(9), time(17), LONDON) for day in range(5)]


def london(day, hour, minute=0):
    """A winter instant in November 2026: the 23rd is a Monday; London is on UTC then."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def test_every_answer_set_with_a_positive_item_9_needs_a_clinician():
    """All 196,608 of them, finished or not; and none of the 65,536 that say "not at all"."""
    codes = [item.code for item in PHQ9.items]
    for values in product(range(4), repeat=9):
        answers = dict(zip(codes, values, strict=True))
        concerns = needs_a_clinician(PHQ9, answers, finished=bool(values[0] % 2))
        if len(concerns) != (values[8] > 0) or any(c.value != values[8] for c in concerns):
            pytest.fail(f"{values}: {concerns}")


@pytest.mark.parametrize("value", [1, 2, 3])
def test_one_saved_answer_is_enough(value):
    (concern,) = needs_a_clinician(PHQ9, {"phq9_9": value})
    label = ["Several days", "More than half the days", "Nearly every day"][value - 1]
    assert concern.value == value
    assert label in concern.words
    assert "better off dead" in concern.words


@pytest.mark.parametrize("answers", [{}, {"phq9_9": None}, {"phq9_1": 3, "phq9_9": None}])
def test_item_9_left_blank_in_a_finished_form_is_to_be_asked(answers):
    (concern,) = needs_a_clinician(PHQ9, answers, finished=True)
    assert concern.value is None
    assert concern.words.endswith("not answered: ask")


def test_item_9_not_reached_yet_is_no_concern():
    assert needs_a_clinician(PHQ9, {"phq9_1": 3}) == ()


def test_item_9_passed_over_is_to_be_asked_though_the_form_is_unfinished():
    (concern,) = needs_a_clinician(PHQ9, {"phq9_9": None})
    assert concern.value is None and concern.words.endswith("not answered: ask")


def test_not_at_all_is_no_concern_even_with_the_highest_scores_elsewhere():
    answers = {item.code: 3 for item in PHQ9.items} | {"phq9_9": 0}
    assert needs_a_clinician(PHQ9, answers, finished=True) == ()


def test_a_measure_without_such_a_question_raises_no_concern():
    assert needs_a_clinician(GAD7, {item.code: 3 for item in GAD7.items}, finished=True) == ()


def test_an_answer_the_measure_does_not_have_is_refused_and_not_taken_for_zero():
    for value in (7, "1", False):
        with pytest.raises(InvalidAnswer):
            needs_a_clinician(PHQ9, {"phq9_9": value})


def test_a_concern_has_no_level():
    assert set(Concern.__dataclass_fields__) == {"measure", "item", "value", "words"}


# by when


def test_in_working_hours_somebody_looks_within_two_hours():
    assert look_by(london(23, 10), OFFICE) == london(23, 12)


def test_late_in_the_day_it_is_before_they_leave():
    assert look_by(london(23, 16), OFFICE) == london(23, 17)
    assert look_by(london(23, 16, 30), OFFICE) == london(23, 17)


def test_in_the_last_minutes_it_is_the_next_morning():
    assert look_by(london(23, 16, 31), OFFICE) == london(24, 11)


def test_on_friday_evening_it_is_monday_morning_unless_somebody_is_on_duty():
    friday_evening = london(27, 20)
    assert look_by(friday_evening, OFFICE) == london(30, 11)
    saturday_duty = [Interval(london(28, 9), london(28, 10))]
    assert look_by(friday_evening, OFFICE, saturday_duty) == london(28, 10)


def test_duty_that_follows_on_from_work_is_one_stretch():
    duty = [Interval(london(23, 17), london(23, 22))]
    assert look_by(london(23, 16, 45), OFFICE, duty) == london(23, 18, 45)


def test_over_the_clock_change_the_morning_is_the_local_one():
    # Friday 23 October 2026 at 20:00 is summer time, the Monday after it is not.
    raised = instant(date(2026, 10, 23), time(20), LONDON)
    assert look_by(raised, OFFICE) == datetime(2026, 10, 26, 11, tzinfo=UTC)
    raised = instant(date(2027, 3, 26), time(20), LONDON)
    assert look_by(raised, OFFICE) == datetime(2027, 3, 29, 10, tzinfo=UTC)


def test_leave_is_no_cover_but_a_turn_on_duty_is():
    week_off = [Interval(london(23, 8), london(27, 23))]
    assert look_by(london(23, 10), OFFICE, away=week_off) == london(30, 11)
    half_day = [Interval(london(23, 9), london(23, 13))]
    assert look_by(london(23, 10), OFFICE, away=half_day) == london(23, 15)
    lunch = [Interval(london(23, 11), london(23, 12))]
    assert look_by(london(23, 10), OFFICE, away=lunch) == london(23, 11)
    duty = [Interval(london(24, 9), london(24, 10))]
    assert look_by(london(23, 10), OFFICE, duty, away=week_off) == london(24, 10)
    for_good = [Interval(london(1, 0), london(30, 0) + timedelta(days=100))]
    assert not is_covered(london(23, 10), OFFICE, away=for_good)


def test_with_an_empty_rota_it_is_soon_overdue_and_no_promise_is_made():
    assert look_by(london(23, 10), []) == london(23, 12)
    assert not is_covered(london(23, 10), [])
    assert is_covered(london(28, 10), OFFICE)


def test_the_service_may_be_quicker():
    quick = Promptness(within=timedelta(minutes=30), at_least=timedelta(minutes=10))
    assert look_by(london(23, 10), OFFICE, promptness=quick) == london(23, 10, 30)


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC)),
    st.lists(
        st.builds(
            lambda day, start, length: Hours(
                day, time(start), time(min(start + length, 23), 59), LONDON
            ),
            st.integers(0, 6),
            st.integers(0, 22),
            st.integers(1, 10),
        ),
        max_size=6,
    ),
    st.integers(0, 60 * 24 * 7),
    st.integers(1, 60 * 12),
)
def test_a_promise_is_always_after_the_answer_and_while_somebody_is_there(
    raised, hours, later, length
):
    start = raised + timedelta(minutes=later)
    duty = [Interval(start, start + timedelta(minutes=length))]
    by = look_by(raised, hours, duty)
    assert by > raised
    if is_covered(raised, hours, duty):
        days = [by.date() + timedelta(days=n) for n in (-1, 0, 1)]
        there = duty + [i for entry in hours for day in days if (i := entry.on(day))]
        assert any(stretch.start <= by <= stretch.end for stretch in there)
    else:
        assert by == raised + timedelta(hours=2)


# what the client is told


def test_the_client_is_told_who_and_when_in_local_time():
    by = datetime(2026, 7, 6, 10, 0, tzinfo=UTC)
    assert who_reads("the clinician on duty", by, LONDON) == (
        "The clinician on duty will read this by 11:00 on Monday 6 July. "
        "Nobody watches these answers around the clock."
    )


def test_of_what_was_talked_about_the_client_is_told_the_session():
    at = datetime(2026, 11, 26, 18, 30, tzinfo=UTC)
    assert who_asks("Ola Brandt", at, LONDON) == (
        "Ola Brandt will ask you about this in your session at 18:30 on Thursday 26 November. "
        "Nobody watches these answers around the clock."
    )


def test_where_nothing_can_be_promised_nothing_is():
    words = who_reads("Dr Adeyemi", None, LONDON)
    assert "cannot say" in words
    assert "Adeyemi" not in words
