"""What a supervisor and a clinician on duty see, and nothing more."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from sixteen.care.models import Alert, Supervision
from sixteen.care.models.note import Note
from tests.people_of import answer
from tests.portal.house import NOW
from tests.workspace.house import as_, note_of
from tests.workspace.test_way import DECIDED

pytestmark = pytest.mark.django_db


def url(name: str, *args: object) -> str:
    return reverse(f"workspace:{name}", args=args)


def test_a_linked_supervisor_reads_courses_and_signed_notes(practice) -> None:
    therapist = as_(practice.therapist)
    therapist.post(url("note", practice.course.pk, 6), note_of(None))
    therapist.post(url("note", practice.course.pk, 5), {"text": "Only a draft", "action": "save"})
    reader = as_(practice.supervisor)
    assert "Mina Okafor" in reader.get(url("supervision")).content.decode()
    page = reader.get(url("supervised_course", practice.course.pk))
    words = page.content.decode()
    assert page.status_code == 200
    assert "Put it aside" not in words and "End the course" not in words
    signed = reader.get(url("supervised_session", practice.course.pk, 6)).content.decode()
    draft = reader.get(url("supervised_session", practice.course.pk, 5)).content.decode()
    assert "She came late" in signed
    assert "Only a draft" not in draft and Note.objects.count() == 2


def test_a_supervisor_cannot_write_anywhere(practice) -> None:
    reader, course = as_(practice.supervisor), practice.course
    posts = ["agreement", "sign_agreement", "aims", "focus", "letter", "end_course"]
    for where in [url(name, course.pk) for name in posts] + [
        url("note", course.pk, 6),
        url("happened", course.pk, 7),
        url("move_session", course.pk, 7),
        url("ratings", course.pk, 6),
        url("prompt", course.pk, "review"),
        url("initial_decision", course.pk),
    ]:
        assert reader.post(where, DECIDED | note_of(None)).status_code == 404
    for where in [url("supervised_course", course.pk), url("supervised_session", course.pk, 6)]:
        reader.post(where, note_of(None))
    assert not Note.objects.exists() and not course.agreements.exists()


def test_a_link_that_ended_opens_nothing(practice) -> None:
    Supervision.objects.update(until=NOW - timedelta(days=1))
    reader = as_(practice.supervisor)
    assert "Mina Okafor" not in reader.get(url("supervision")).content.decode()
    assert reader.get(url("supervised_course", practice.course.pk)).status_code == 404
    assert reader.get(url("supervised_session", practice.course.pk, 6)).status_code == 404


def test_duty_sees_an_open_alert_how_to_reach_them_and_nothing_else(practice) -> None:
    alert = practice.alert(minutes=-125)
    on_duty = as_(practice.duty)
    listed = on_duty.get(url("duty")).content.decode()
    assert "Mina Okafor" in listed and "2 hours ago" in listed
    words = on_duty.get(url("alert", alert.pk)).content.decode()
    assert "Several days" in words and "Never ring on Sundays" in words
    assert "They do not allow: phone call" in words
    assert str(practice.course.pk) not in words
    for name in ("course", "focus", "letter", "agreement"):
        assert on_duty.get(url(name, practice.course.pk)).status_code == 404
    assert on_duty.get(url("session", practice.course.pk, 6)).status_code == 404


def test_duty_takes_over_and_closes_with_words(practice) -> None:
    alert = practice.alert()
    on_duty = as_(practice.duty)
    assert on_duty.get(url("take_alert", alert.pk)).status_code == 302  # a GET changes nothing
    alert.refresh_from_db()
    assert alert.owner_id == practice.therapist.pk
    on_duty.post(url("take_alert", alert.pk))
    alert.refresh_from_db()
    assert alert.owner_id == practice.duty.pk
    assert on_duty.post(url("alert", alert.pk), {"outcome": " "}).status_code == 200
    done = {"outcome": "We spoke. She is safe at home.", "seen": "1"}
    on_duty.post(url("alert", alert.pk), done)
    alert.refresh_from_db()
    assert alert.state == "closed" and alert.closed_by_id == practice.duty.pk
    assert on_duty.get(url("alert", alert.pk)).status_code == 404
    therapist = as_(practice.therapist).get(url("alert", alert.pk)).content.decode()
    assert "She is safe at home" in therapist


def test_words_for_an_alert_that_was_closed_meanwhile_are_shown(practice) -> None:
    alert = practice.alert()
    therapist = as_(practice.therapist)
    therapist.post(url("alert", alert.pk), {"outcome": "First words", "seen": "1"})
    page = therapist.post(url("alert", alert.pk), {"outcome": "Second words", "seen": "1"})
    words = page.content.decode()
    assert "First words" in words and "Second words" in words
    assert Alert.objects.get().open("outcome") == "First words"


def test_what_joined_since_the_page_was_opened_is_read_before_it_is_closed(practice) -> None:
    alert, therapist = practice.alert(), as_(practice.therapist)
    opened = therapist.get(url("alert", alert.pk)).content.decode()
    seen = re.search(r'name="seen" value="(\d+)"', opened)[1]
    answer(practice.house.request(practice.course), 9, 3)
    page = therapist.post(url("alert", alert.pk), {"outcome": "We spoke.", "seen": seen})
    words = page.content.decode()
    assert Alert.objects.get().state == "open"
    assert "Nearly every day" in words and "They have said more" in words and "We spoke." in words
    seen = re.search(r'name="seen" value="(\d+)"', words)[1]
    therapist.post(url("alert", alert.pk), {"outcome": "We spoke.", "seen": seen})
    assert Alert.objects.get().state == "closed"


@pytest.mark.parametrize("seen", ["", "0", "no number"])
def test_a_form_that_does_not_say_what_was_read_closes_nothing(practice, seen: str) -> None:
    alert = practice.alert()
    as_(practice.therapist).post(url("alert", alert.pk), {"outcome": "We spoke.", "seen": seen})
    assert Alert.objects.get().state == "open"


def test_another_therapist_and_the_supervisor_do_not_see_an_alert(practice) -> None:
    alert = practice.alert()
    for who in (practice.other, practice.supervisor, practice.client.account):
        assert as_(who).get(url("alert", alert.pk)).status_code == 404
        assert as_(who).post(url("alert", alert.pk), {"outcome": "x"}).status_code == 404
        assert as_(who).post(url("take_alert", alert.pk)).status_code == 404
    assert Alert.objects.get().state == "open"


def test_pages_of_a_role_are_not_there_for_others(practice) -> None:
    for name in ("today", "courses"):
        assert as_(practice.duty).get(url(name)).status_code == 404
        assert as_(practice.supervisor).get(url(name)).status_code == 404
    assert as_(practice.therapist).get(url("supervision")).status_code == 404
    assert as_(practice.therapist).get(url("duty")).status_code == 404
    assert as_(practice.client.account).get(url("today")).status_code == 404
