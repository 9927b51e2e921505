"""The device in the client's hands: only the questions, and nothing of the staff's."""

import html
from datetime import timedelta

import pytest
import time_machine
from django.test import Client as Browser
from django.urls import reverse

from sixteen.care.models import Alert
from sixteen.outbox.models import Message
from sixteen.questionnaires.models import Response
from tests.people.signing import sign_in
from tests.people_of import audited
from tests.portal.house import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tuesday_at_ten():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def asked(practice):
    return practice.house.request(practice.course, opens_at=NOW + timedelta(days=1))


@pytest.fixture
def device(practice, asked):
    """Signed in as the therapist, and then handed over."""
    browser = sign_in(Browser(), practice.therapist)
    page = reverse("workspace:hand_device", args=[asked.pk])
    assert "You are signed out" in browser.get(page).content.decode()
    assert browser.post(page).url == reverse("link:begin", args=["here"])
    return browser


def here(page, *more):
    return reverse(f"link:{page}", args=["here", *more])


def words(page):
    return html.unescape(page.content.decode())


def test_the_client_answers_alone_and_an_answer_about_safety_is_the_therapists_now(
    practice, asked, device
):
    assert audited("hand-over-device", actor=practice.therapist.pk) == 1
    assert device.get(here("begin")).url == here("questionnaire", 1)
    start = words(device.get(here("questionnaire", 1)))
    assert "Start" in start and "/work/" not in start
    reply = device.post(here("question", 1, 9), {"answer": "2"})
    page = words(device.get(reply.url))
    assert "Your therapist is here" in page and "116 123" in page
    assert "get in touch" not in page and "/work/" not in page
    response = Response.objects.get(request=asked)
    assert (response.mode, response.entered_by) == ("in the room", practice.therapist)
    alert = Alert.objects.get(client=asked.client)
    assert alert.owner == practice.therapist
    # Nobody else is told: it is asked there and then.
    assert not Message.objects.filter(kind="alert-for-staff").exists()
    back = reverse("link:hand_back")
    assert back in page and "Go on with the questions" in words(device.get(back))
    sent = device.post(here("check_answers", 1))
    thanks = words(device.get(sent.url))
    assert "Give the device back" in thanks and back in thanks
    assert "Please give the device back" in words(device.get(back))
    # Pressing Back there tells nobody what was answered.
    assert "This link is not open" in words(device.get(sent.url))
    assert "This link is not open" in words(device.get(here("question", 1, 1)))


def test_nothing_of_the_staffs_opens_on_it_until_somebody_signs_in(practice, asked, device):
    course = practice.course
    for page in (
        reverse("workspace:today"),
        reverse("workspace:course", args=[course.pk]),
        reverse("workspace:session", args=[course.pk, 6]),
        reverse("workspace:answers", args=[asked.pk]),
        reverse("account_reauthenticate"),
    ):
        assert device.get(page).url.startswith(reverse("account_login"))
    page = words(device.get(reverse("link:hand_back")))
    assert reverse("account_login") in page
    sign_in(device, practice.therapist)
    assert device.get(reverse("workspace:session", args=[course.pk, 6])).status_code == 200
    assert "This link is not open" in words(device.get(here("questionnaire", 1)))


def test_planted_a_device_that_stays_signed_in_is_found(practice, asked, monkeypatch):
    monkeypatch.setattr("sixteen.workspace.views.handing.logout", lambda request: None)
    browser = sign_in(Browser(), practice.therapist)
    browser.post(reverse("workspace:hand_device", args=[asked.pk]))
    assert browser.get(reverse("workspace:today")).status_code == 200
    assert "This link is not open" in words(browser.get(here("questionnaire", 1)))


def test_it_ends_after_two_hours_and_with_the_therapist(practice, asked, device):
    other = Browser()
    assert "This link is not open" in words(other.get(here("begin")))
    practice.course.therapist = practice.other
    practice.course.save()
    assert "This link is not open" in words(device.get(here("questionnaire", 1)))
    practice.course.therapist = practice.therapist
    practice.course.save()
    assert "This link is not open" not in words(device.get(here("questionnaire", 1)))
    with time_machine.travel(NOW + timedelta(hours=2, minutes=1), tick=False):
        assert "This link is not open" in words(device.get(here("questionnaire", 1)))


def test_only_whoever_holds_the_course_hands_it_over(practice, asked):
    stranger = sign_in(Browser(), practice.other)
    assert stranger.post(reverse("workspace:hand_device", args=[asked.pk])).status_code == 404
    assert not audited("hand-over-device")
