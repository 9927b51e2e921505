"""After a conversation: the next session for the same or a lower answer, the clock for the rest."""

from datetime import UTC, datetime, timedelta

import pytest

from sixteen.domain.safety_again import Again, Talk, look_by_at_the_session, was_talked_about
from sixteen.domain.slots import Interval

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
TALK = Talk(NOW - timedelta(days=7), {"phq9.phq9_9": 2})
SESSION = Interval(NOW + timedelta(days=2), NOW + timedelta(days=2, minutes=50))


def due(value, talk=TALK, session=SESSION, question="phq9.phq9_9", at=NOW):
    return look_by_at_the_session({question: value}, talk, session, at)


@pytest.mark.parametrize("value", [1, 2])
def test_the_same_or_a_lower_answer_is_due_at_the_next_session(value):
    assert due(value) == SESSION.end + timedelta(minutes=30)


def test_a_higher_answer_starts_the_clock_again():
    assert due(3) is None


@pytest.mark.parametrize("before", [1, 2, 3, None])
@pytest.mark.parametrize("value", [1, 2, 3, None])
def test_every_pair_of_answers(value, before):
    waits = was_talked_about({"q": value}, Talk(NOW, {"q": before}), NOW)
    assert waits is (value is not None and before is not None and value <= before)


def test_without_a_conversation_the_clock_starts():
    assert due(1, talk=None) is None


def test_a_conversation_of_long_ago_does_not_count():
    day = timedelta(days=1)
    assert due(1, talk=Talk(NOW - 28 * day, TALK.said)) is not None
    assert due(1, talk=Talk(NOW - 29 * day, TALK.said)) is None
    assert due(1, talk=Talk(NOW + day, TALK.said)) is None


def test_another_question_or_several_of_which_one_is_new_start_the_clock():
    assert due(1, question="other.q") is None
    both = {"phq9.phq9_9": 1, "other.q": 1}
    assert look_by_at_the_session(both, TALK, SESSION, NOW) is None
    assert look_by_at_the_session({}, TALK, SESSION, NOW) is None


def test_without_a_session_that_is_near_the_clock_starts():
    def later(days):
        return Interval(SESSION.start + timedelta(days), SESSION.end + timedelta(days))

    assert due(1, session=None) is None
    assert due(1, session=later(6)) is not None
    assert due(1, session=later(7)) is None
    assert due(1, session=later(-3)) is None


def test_a_service_may_want_it_otherwise():
    strict = Again(holds=timedelta(0))
    assert look_by_at_the_session({"phq9.phq9_9": 1}, TALK, SESSION, NOW, strict) is None
