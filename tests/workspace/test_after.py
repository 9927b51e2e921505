"""After the end: what the therapist, the client and the service lead see."""

import re

import pytest

from sixteen.care.models import Course
from sixteen.journeys.courses import end_course
from sixteen.journeys.follow_up_figures import what_lasts
from sixteen.journeys.follow_ups import plan_follow_ups
from sixteen.questionnaires.models import Request
from tests.journeys.test_follow_ups import all_zero
from tests.portal.house import NOW, browser_of
from tests.workspace.house import as_

pytestmark = pytest.mark.django_db


@pytest.fixture
def planned(practice):  # type: ignore[no-untyped-def]
    for number in (5, 6):
        all_zero(practice.house.request(practice.course, number=number), NOW, but=number)
    end_course(
        course=practice.course, ended_by="both", reason="Enough.", by=practice.therapist, at=NOW
    )
    course = Course.objects.get(pk=practice.course.pk)
    return plan_follow_ups(course=course, by=practice.therapist, at=NOW)


def said(reply) -> str:  # type: ignore[no-untyped-def]
    assert reply.status_code == 200
    text = re.sub(r"<[^>]+>", " ", reply.content.decode().split('<main id="main"')[1])
    return re.sub(r"\s+", " ", text)


def test_a_gap_is_a_gap_beside_the_last_score(practice, planned) -> None:
    all_zero(Request.objects.get(follow_up=planned[1]), planned[1].opens_at, but=1)
    page = said(as_(practice.therapist).get(f"/work/courses/{practice.course.pk}/after/"))
    assert "PHQ-9 1 1 – 1 – –" in page
    assert "After 3 months, 24 February 2027: answered" in page


def test_a_client_sees_when_and_ends_it(practice, planned) -> None:
    browser = browser_of(practice.client)
    assert "1 month" in said(browser.get("/my/follow-ups/"))
    assert "After the end" in said(browser.get("/my/"))
    browser.post("/my/follow-ups/", {"action": "stop"})
    assert "Nothing is asked of you" in said(browser.get("/my/follow-ups/"))
    browser.post("/my/again/")
    assert "Somebody will be in touch by Thursday 26 November" in said(browser.get("/my/again/"))


def test_the_services_figures_hide_small_numbers_and_count_who_was_silent(
    practice, planned, monkeypatch
) -> None:
    later = planned[0].opens_at
    all_zero(Request.objects.get(follow_up=planned[0]), later, but=1)
    (line,) = what_lasts(NOW, later.replace(day=31))
    assert (line.months, line.asked, line.answered, line.rate) == (1, None, None, None)
    assert (line.compared, line.better_at_end) == (None, None)
    assert what_lasts(NOW, later) == []
