"""What may change in a course that runs, through its pages."""

import pytest

from sixteen.care.models import Course, CourseChange
from tests.workspace.house import as_, url

pytestmark = pytest.mark.django_db


def giving(practice, **changes: str) -> dict[str, str]:
    typed = {"therapist": str(practice.other.pk), "reason": "Ola goes away.", "sure": "on"}
    return typed | changes


def test_a_course_is_given_away_and_both_pages_say_so(practice) -> None:
    browser, where = as_(practice.therapist), url("new_therapist", practice.course.pk)
    assert "Rae Winter" in browser.get(where).content.decode()
    page = browser.post(where, giving(practice), follow=True).content.decode()
    assert "Rae Winter goes on with this course" in page
    assert browser.get(where).status_code == 404
    words = as_(practice.other).get(url("course", practice.course.pk)).content.decode()
    assert "From Ola Brandt to Rae Winter" in words and "Ola goes away." in words


@pytest.mark.parametrize("gap", [{"therapist": ""}, {"reason": " "}, {"sure": ""}])
def test_a_gap_is_said_by_the_field_and_nothing_is_given(practice, gap) -> None:
    page = as_(practice.therapist).post(
        url("new_therapist", practice.course.pk), giving(practice, **gap)
    )
    assert page.status_code == 200 and "error-summary" in page.content.decode()
    assert Course.objects.get().therapist == practice.therapist
    assert not CourseChange.objects.exists()


def test_a_draft_that_nobody_else_can_read_is_named_before(practice) -> None:
    words = as_(practice.therapist).get(url("new_therapist", practice.course.pk)).content.decode()
    assert "Not signed yet" in words and "session 6" in words
