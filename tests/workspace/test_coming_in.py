"""A course that comes in at session 7, and the map of a course, through the pages."""

import pytest

from sixteen.care.models import Course, Elsewhere, Focus
from sixteen.questionnaires.models import Request
from sixteen.questionnaires.queries import first_and_last_scores
from tests.portal.house import browser_of
from tests.workspace.house import as_, note_of, url
from tests.workspace.test_way import DECIDED, starting

pytestmark = pytest.mark.django_db
BROUGHT = {
    "therapy": "Six sessions of DIT with Dr Vane, who has moved away.",
    "scores": "2026-09-03 PHQ-9 17\n2026-10-15 PHQ-9 14",
    "self_words": "small",
    "other_words": "soon tired of me",
    "affects": "shame\nfear",
    "defence": "goes quiet",
    "revision": "1",
}


@pytest.fixture
def came_in(practice):  # type: ignore[no-untyped-def]
    """Ian's, of whose sixteen sessions six were had elsewhere."""
    enquiry, browser = practice.enquiry(), as_(practice.therapist)
    browser.post(url("consultation", enquiry.pk), DECIDED)
    answer = browser.post(url("start_course", enquiry.pk), starting(practice, sessions_had="6"))
    course = Course.objects.get(enquiry=enquiry)
    assert answer.url == url("elsewhere", course.pk)
    return course


def test_the_first_session_here_is_the_seventh_and_ten_are_booked(practice, came_in) -> None:
    numbers = list(came_in.sessions.values_list("number", flat=True))
    assert numbers == list(range(7, 17)) and came_in.planned_sessions == 16
    assert came_in.series.appointments.count() == 10
    assert Request.objects.filter(course=came_in).count() == 20
    words = as_(practice.therapist).get(url("course", came_in.pk)).content.decode()
    assert "Session 3: had elsewhere" in words and "Open session 7" in words
    assert "Middle phase" in words and "6 sessions had elsewhere" in words


def test_the_client_sees_where_they_are(practice, came_in) -> None:
    words = browser_of(came_in.client).get("/my/").content.decode()
    assert "You have had 6 sessions so far. Session 7 of 16 comes next, in the middle." in words


def test_scores_stand_apart_and_the_focus_is_a_draft(practice, came_in) -> None:
    browser, where = as_(practice.therapist), url("elsewhere", came_in.pk)
    assert browser.post(where, BROUGHT).status_code == 302
    words = browser.get(url("course", came_in.pk)).content.decode()
    assert "3 September 2026: PHQ-9 17" in words and "none of this service’s figures" in words
    assert "with Dr Vane" in words
    focus = Focus.objects.get(course=came_in)
    assert focus.state == "draft" and focus.open("parts")["affects"] == ["shame", "fear"]
    assert first_and_last_scores(came_in) == {}
    again = browser.get(where).content.decode()
    assert "2026-09-03 PHQ-9 17" in again and "self_words" not in again


def test_another_window_does_not_overwrite_it(practice, came_in) -> None:
    browser, where = as_(practice.therapist), url("elsewhere", came_in.pk)
    browser.post(where, BROUGHT)
    page = browser.post(where, BROUGHT | {"therapy": "Other words"}).content.decode()
    assert "changed in another window" in page and "Other words" in page
    assert "with Dr Vane" in Elsewhere.objects.get().open("therapy")


def test_a_line_that_cannot_be_read_is_said_by_the_field(practice, came_in) -> None:
    typed = BROUGHT | {"scores": "last year PHQ-9 17"}
    page = as_(practice.therapist).post(url("elsewhere", came_in.pk), typed).content.decode()
    assert "Line 1: begin with a date" in page and "last year PHQ-9 17" in page
    assert Elsewhere.objects.get().open("therapy") is None and not Focus.objects.exists()


@pytest.mark.parametrize("had", ["16", "20", "-1"])
def test_all_of_them_cannot_have_been_elsewhere(practice, had: str) -> None:
    enquiry, browser = practice.enquiry(), as_(practice.therapist)
    browser.post(url("consultation", enquiry.pk), DECIDED)
    page = browser.post(url("start_course", enquiry.pk), starting(practice, sessions_had=had))
    assert page.status_code == 200 and not Course.objects.filter(enquiry=enquiry).exists()


def test_the_map_carries_over_the_line_for_next_time(practice) -> None:
    browser, course = as_(practice.therapist), practice.course
    browser.post(url("note", course.pk, 6), note_of(None, carry="Ask about the sister."))
    words = browser.get(url("course_map", course.pk)).content.decode()
    assert "For session 7, written in session 6: Ask about the sister." in words


def test_the_map_says_what_each_session_held(practice) -> None:
    browser, course = as_(practice.therapist), practice.course
    browser.post(url("happened", course.pk, 7), {"happened": "missed"})
    words = browser.get(url("course_map", course.pk)).content.decode()
    assert "attended; note not signed" in words and "not attended" in words
    assert words.count("to come") >= 9 and "Initial" in words and "Ending" in words
    assert as_(practice.other).get(url("course_map", course.pk)).status_code == 404
