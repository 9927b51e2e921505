"""Where the client is, in squares and in words."""

import pytest

from sixteen.portal.squares import squares
from tests.portal.house import House

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    return House()


def test_the_squares_stand_under_their_phases(house):
    course = house.course(house.client())
    got = squares(course, course.sessions.all())
    assert [(p.name, p.is_now, len(p.squares)) for p in got.phases] == [
        ("Beginning", False, 4),
        ("Middle", True, 8),
        ("Ending", False, 4),
    ]
    looks = [square.look for phase in got.phases for square in phase.squares]
    assert looks == ["done"] * 6 + ["here"] + [""] * 9
    assert got.words == (
        "You have had 6 sessions so far. Session 7 of 16 comes next, in the middle."
    )


def test_a_missed_session_is_said_in_words_too(house):
    course = house.course(house.client())
    course.sessions.filter(number=5).update(state="missed")
    square = squares(course, course.sessions.all()).phases[1].squares[0]
    assert (square.look, square.words) == ("missed", "Session 5: missed")


def test_before_the_first_session_and_after_the_last(house):
    course = house.course(house.client(), held=0)
    assert squares(course, course.sessions.all()).words.startswith("You have had no sessions")
    course.sessions.update(state="held")
    assert "No other session" in squares(course, course.sessions.all()).words
    course.ended_at = course.made_at
    assert squares(course, course.sessions.all()).words == (
        "Your course has ended. You have had 16 sessions."
    )


def test_a_course_without_a_number_has_no_squares(house):
    course = house.course(house.client(), held=1)
    course.protocol, course.planned_sessions = "open", None
    got = squares(course, course.sessions.all())
    assert got.phases == ()
    assert got.words == "You have had 1 session so far. Session 2 comes next."
