"""Every page opens for whoever may see it, and says what it is about."""

import uuid

import pytest
from django.urls import reverse

from tests.portal.house import NOW
from tests.workspace.house import as_

pytestmark = pytest.mark.django_db
OF_A_COURSE = ["course", "initial_decision", "agreement", "aims", "focus", "letter", "end_course"]
OF_A_SESSION = ["session", "move_session", "ratings"]


def url(name: str, *args: object) -> str:
    return reverse(f"workspace:{name}", args=args)


def test_today_has_the_sessions_the_consultations_and_what_is_not_written(practice) -> None:
    practice.enquiry(name="Ian Grey")
    practice.alert(minutes=-10)
    page = as_(practice.therapist).get(url("today"))
    words = page.content.decode()
    assert page.status_code == 200
    assert "Record the consultation: Ian Grey" in words
    assert "look now" in words and "Mina Okafor" in words
    assert "Sign the note: Mina Okafor, session 6" in words


def test_the_next_working_day_is_shown_with_its_sessions(practice) -> None:
    session = practice.course.sessions.get(number=7)
    session.appointment.starts_at = NOW.replace(day=25, hour=15)
    session.appointment.save()
    words = as_(practice.therapist).get(url("today")).content.decode()
    assert "Wednesday 25 November" in words
    assert "Session 7" in words and "of 16" in words


def test_an_empty_day_says_so(practice) -> None:
    words = as_(practice.other).get(url("today")).content.decode()
    assert "Nobody is booked today" in words
    assert "Everything is written up" in words


def test_my_courses_are_listed_and_not_another_therapists(practice) -> None:
    assert "Mina Okafor" in as_(practice.therapist).get(url("courses")).content.decode()
    assert "Mina Okafor" not in as_(practice.other).get(url("courses")).content.decode()


def refusal(practice, name: str, who) -> int:
    """What is sent to a page that is only read is not taken, whichever course it is of."""
    return 405 if name in ("course", "session") and who == practice.other else 404


@pytest.mark.parametrize("name", OF_A_COURSE)
def test_a_page_of_a_course_is_its_therapists_alone(practice, name: str) -> None:
    where = url(name, practice.course.pk)
    page = as_(practice.therapist).get(where)
    assert page.status_code == 200 and "Mina Okafor" in page.content.decode()
    for who in (practice.other, practice.duty, practice.supervisor, practice.client.account):
        assert as_(who).get(where).status_code == 404
        assert as_(who).post(where, {"action": "save"}).status_code == refusal(practice, name, who)


@pytest.mark.parametrize("name", OF_A_SESSION)
def test_a_page_of_a_session_is_its_therapists_alone(practice, name: str) -> None:
    where = url(name, practice.course.pk, 7)
    page = as_(practice.therapist).get(where)
    assert page.status_code == 200 and "Mina Okafor" in page.content.decode()
    for who in (practice.other, practice.duty, practice.supervisor, practice.client.account):
        assert as_(who).get(where).status_code == 404
        assert as_(who).post(where, {}).status_code == refusal(practice, name, who)


def test_a_session_that_is_not_there_is_not_found(practice) -> None:
    browser = as_(practice.therapist)
    assert browser.get(url("session", practice.course.pk, 17)).status_code == 404
    assert browser.get(url("session", practice.course.pk, 0)).status_code == 404
    assert browser.get(url("course", uuid.uuid4())).status_code == 404
    assert browser.get(url("prompt", practice.course.pk, "no-such")).status_code == 404


def test_the_squares_say_what_became_of_each_session(practice) -> None:
    words = as_(practice.therapist).get(url("course", practice.course.pk)).content.decode()
    assert 'aria-label="Session 6: held"' in words
    assert 'aria-label="Session 7: next"' in words
    assert 'aria-label="Session 16: to come"' in words


def test_a_letter_and_a_focus_that_exist_are_shown(practice) -> None:
    practice.house.focus(practice.course)
    practice.house.letter(practice.course)
    browser = as_(practice.therapist)
    assert "a spare chair" in browser.get(url("focus", practice.course.pk)).content.decode()
    assert "you said little" in browser.get(url("letter", practice.course.pk)).content.decode()
    page = browser.get(url("course", practice.course.pk)).content.decode()
    assert "Shared with the client" in page and "small and in the way" in page
