"""Closing a course is one screen, and what is wrong is said by each field."""

from datetime import timedelta

import pytest
import time_machine

from sixteen.care.actions.aims import rate_aim, set_aims
from sixteen.care.models import Closing, ServiceLetter
from sixteen.questionnaires.models import Request
from tests.people_of import answer
from tests.portal.house import NOW, browser_of
from tests.workspace.house import as_, url

pytestmark = pytest.mark.django_db
SAID = {
    "ended_by": "both",
    "reason": "It was enough.",
    "end_code": "agreed",
    "gp": "write",
    "follow_ups": "yes",
    "portal_until": "2027-11-24",
    "unpaid": "The last session",
    "sure": "on",
}


def test_the_screen_shows_what_there_is_to_close(practice) -> None:
    course, therapist = practice.course, practice.therapist
    (aim,) = set_aims(course=course, words=["To say it at once"], by=therapist, at=NOW)
    for number, value in ((2, 3), (6, 7)):
        session = course.sessions.get(number=number)
        rate_aim(aim=aim, session=session, value=value, by=therapist, at=NOW)
    practice.alert()
    words = as_(therapist).get(url("end_course", course.pk)).content.decode()
    assert "10 planned sessions will be cancelled" in words
    assert "There is an open alert" in words and "To say it at once" in words
    assert "Session 2: <strong>3</strong>, then Session 6: <strong>7</strong>" in words
    assert "None is kept." in words
    assert "Goodbye letter" in words and 'value="2027-12-29"' in words


def test_it_closes_and_leads_to_the_letter_that_was_agreed(practice) -> None:
    browser = as_(practice.therapist)
    sent = browser.post(url("end_course", practice.course.pk), SAID)
    letter = ServiceLetter.objects.get()
    assert sent["Location"] == url("service_letter", letter.pk)
    page = browser.get(url("course", practice.course.pk)).content.decode()
    assert "It came to the end that you agreed on" in page
    assert "until 24 November 2027" in page and "Still to be paid: The last session" in page
    mina = browser_of(practice.client).get("/my/").content.decode()
    assert "You can read these pages until 24 November 2027" in mina


@pytest.mark.parametrize("name", ["end_code", "ended_by", "reason", "gp", "follow_ups", "sure"])
def test_what_is_left_out_is_said_by_its_field_and_nothing_is_lost(practice, name) -> None:
    sent = {field: value for field, value in SAID.items() if field != name}
    answered = as_(practice.therapist).post(url("end_course", practice.course.pk), sent)
    assert list(answered.context["form"].errors) == [name]
    assert "The last session" in answered.content.decode() and not Closing.objects.exists()


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"portal_until": "2026-11-23"}, "portal_until"),
        ({"portal_until": "2099-01-01"}, "portal_until"),
        ({"end_code": "died"}, "follow_ups"),
    ],
)
def test_what_cannot_be_is_said_in_words(practice, changes, name) -> None:
    answered = as_(practice.therapist).post(url("end_course", practice.course.pk), SAID | changes)
    assert list(answered.context["form"].errors) == [name]


def test_after_the_last_day_the_pages_say_so(practice) -> None:
    as_(practice.therapist).post(
        url("end_course", practice.course.pk), SAID | {"portal_until": "2026-11-24"}
    )
    Closing.objects.update(portal_until="2026-11-23")
    words = browser_of(practice.client).get("/my/").content.decode()
    assert "until 23 November 2026" in words and "There is nothing here" not in words


def test_after_the_last_day_every_door_that_is_open_still_stands_there(practice) -> None:
    """What is still asked, coming back, my data and who looked: without knowing an address."""
    answer(practice.house.request(practice.course), 1, 0)
    as_(practice.therapist).post(
        url("end_course", practice.course.pk), SAID | {"portal_until": "2026-11-24"}
    )
    asked = Request.objects.filter(follow_up__isnull=False).earliest("opens_at")
    with time_machine.travel(asked.opens_at + timedelta(days=1), tick=False):
        browser = browser_of(practice.client)
        page = browser.get("/my/").content.decode()
        places = ["questionnaires/" + str(asked.pk), "again", "follow-ups", "data", "looks"]
        for place in places:
            assert f'href="/my/{place}/"' in page, place
            assert browser.get(f"/my/{place}/").status_code == 200
        assert "/my/letters/" not in page
