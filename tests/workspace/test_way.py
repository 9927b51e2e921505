"""From the consultation to a course that has begun, through the pages."""

from datetime import timedelta

import pytest

from sixteen.care.models import Course
from sixteen.intake.models import Consultation
from sixteen.people.models import Client, SafeContact
from sixteen.questionnaires.models import Request
from tests.portal.house import NOW
from tests.workspace.house import Practice, as_, url

pytestmark = pytest.mark.django_db
DECIDED = {
    "decision": "suitable",
    "protocol": "DIT",
    "reasons": "One pattern that keeps coming back.",
    "options_discussed": "",
    "signpost": "",
    "reply_until": "",
    "asked": "yes",
    "said": "Not now.",
    "agreed": "Nothing was needed.",
    "not_asked_because": "",
}


def starting(practice: Practice, **changes: object) -> dict[str, object]:
    typed = {
        "protocol": "DIT",
        "planned_sessions": "16",
        "first_date": f"{NOW + timedelta(days=3):%Y-%m-%d}",
        "first_time": "11:00",
        "format": "in_person",
        "room": str(practice.room.pk),
        "measures": ["phq9", "gad7"],
    }
    return typed | changes


def test_a_consultation_is_recorded_once_and_can_start_a_course(practice) -> None:
    enquiry = practice.enquiry()
    browser, where = as_(practice.therapist), url("consultation", enquiry.pk)
    assert "What did you decide together" in browser.get(where).content.decode()
    assert browser.post(where, DECIDED).status_code == 302
    words = browser.get(where).content.decode()
    assert "One pattern that keeps" in words and "Start the course" in words
    again = browser.post(where, DECIDED | {"reasons": "Other words"})
    assert "Other words" in again.content.decode()
    assert Consultation.objects.count() == 1


@pytest.mark.parametrize(
    "gap", [{"decision": ""}, {"reasons": ""}, {"asked": ""}, {"protocol": ""}, {"said": ""}]
)
def test_a_consultation_with_a_gap_keeps_what_was_typed(practice, gap) -> None:
    enquiry = practice.enquiry()
    typed = DECIDED | gap
    page = as_(practice.therapist).post(url("consultation", enquiry.pk), typed)
    assert page.status_code == 200 and Consultation.objects.count() == 0
    assert typed["agreed"] in page.content.decode()


def test_only_who_held_it_sees_a_consultation(practice) -> None:
    enquiry = practice.enquiry()
    for who in (practice.other, practice.supervisor, practice.duty, practice.client.account):
        for where in (url("consultation", enquiry.pk), url("start_course", enquiry.pk)):
            assert as_(who).get(where).status_code == 404
            assert as_(who).post(where, DECIDED).status_code == 404
    assert Consultation.objects.count() == 0


def test_a_consultation_to_come_cannot_be_recorded(practice) -> None:
    enquiry = practice.enquiry(days=2)
    page = as_(practice.therapist).post(url("consultation", enquiry.pk), DECIDED)
    assert page.status_code == 200 and Consultation.objects.count() == 0


def test_a_course_is_started_with_its_times_and_questionnaires(practice) -> None:
    enquiry = practice.enquiry()
    browser = as_(practice.therapist)
    browser.post(url("consultation", enquiry.pk), DECIDED)
    page = browser.post(url("start_course", enquiry.pk), starting(practice))
    course = Course.objects.get(enquiry=enquiry)
    assert page.url == url("course", course.pk)
    assert course.sessions.count() == 16
    assert Request.objects.filter(course=course).count() == 32


def test_times_that_clash_are_named_and_what_was_typed_stays(practice) -> None:
    enquiry = practice.enquiry()
    browser = as_(practice.therapist)
    browser.post(url("consultation", enquiry.pk), DECIDED)
    thursday = NOW + timedelta(days=2)
    typed = starting(practice, first_date=f"{thursday:%Y-%m-%d}", first_time="18:30")
    page = browser.post(url("start_course", enquiry.pk), typed)
    words = page.content.decode()
    assert page.status_code == 200 and not Course.objects.filter(enquiry=enquiry).exists()
    assert "Thursday 26 November 2026, 18:30" in words
    assert 'value="18:30"' in words


@pytest.mark.parametrize(
    "wrong",
    [
        {"first_date": ""},
        {"first_date": "soon"},
        {"first_date": "0001-01-01"},
        {"first_date": "9999-12-31"},
        {"planned_sessions": "7"},
        {"planned_sessions": "99999999999999999999"},
        {"room": "x"},
        {"format": "phone"},
        {"measures": ["zzz"]},
    ],
)
def test_a_start_that_cannot_be_is_said_by_the_field(practice, wrong) -> None:
    enquiry = practice.enquiry()
    browser = as_(practice.therapist)
    browser.post(url("consultation", enquiry.pk), DECIDED)
    page = browser.post(url("start_course", enquiry.pk), starting(practice, **wrong))
    assert page.status_code == 200 and "Nothing is lost" in page.content.decode()
    assert not Course.objects.filter(enquiry=enquiry).exists()


def test_a_client_without_email_gets_a_code_to_be_told(practice) -> None:
    enquiry = practice.enquiry()
    client = Client.objects.get(pk=enquiry.client_id)
    client.account = None
    client.seal(email="")
    client.save()
    SafeContact.objects.filter(client=client).update(email=False)
    # The stand-in client of this house had an account; a person without one has nothing signed up.
    type(practice.therapist).objects.filter(person=client.pk).update(person=practice.room.pk)
    browser = as_(practice.therapist)
    browser.post(url("consultation", enquiry.pk), DECIDED)
    page = browser.post(url("start_course", enquiry.pk), starting(practice))
    course = Course.objects.get(enquiry=enquiry)
    assert page.url == url("invitation", course.pk)
    client.refresh_from_db()
    name = client.account.open("sign_in")
    words = browser.get(page.url).content.decode()
    assert "The code" in words and f"<strong>{name}</strong>" in words
    assert as_(practice.other).get(page.url).status_code == 404
    assert browser.post(page.url).status_code == 302
    assert "was told already" in browser.get(page.url).content.decode()
