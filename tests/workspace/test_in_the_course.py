"""What is settled, shared and written in a course, and its end, through the pages."""

from datetime import timedelta

import pytest

from sixteen.care.models import Agreement, Aim, AimRating, Focus, Letter, PromptDismissal
from sixteen.questionnaires.models import Response
from tests.portal.house import NOW
from tests.workspace.house import PARTS, as_, url

pytestmark = pytest.mark.django_db


def test_the_agreement_is_written_signed_and_changed_as_a_new_version(practice) -> None:
    browser, where = as_(practice.therapist), url("agreement", practice.course.pk)
    terms = {
        "dates": "Thursdays at 18:30",
        "breaks": "",
        "cancellation": "48 hours",
        "fee": "none",
        "confidentiality": "stays here",
        "measures": "both",
        "other_help": "",
    }
    assert browser.post(where, terms).status_code == 302
    browser.post(url("sign_agreement", practice.course.pk))
    assert "you signed" in browser.get(where).content.decode()
    assert Agreement.objects.get().therapist_signed_at == NOW
    browser.post(where, terms)  # the same again is no new version
    assert Agreement.objects.count() == 1
    browser.post(where, terms | {"fee": "40 pounds"})
    assert Agreement.objects.count() == 2
    page = browser.post(where, terms | {"fee": "", "dates": "Mondays, typed"})
    assert page.status_code == 200 and "Mondays, typed" in page.content.decode()


def test_aims_are_set_and_rated_in_a_session(practice) -> None:
    browser, course = as_(practice.therapist), practice.course
    browser.post(url("aims", course.pk), {"aim_1": "Speak up", "aim_2": "Sleep"})
    assert [aim.open("words") for aim in Aim.objects.order_by("place")] == ["Speak up", "Sleep"]
    browser.post(url("ratings", course.pk, 6), {"aim_1": "4", "aim_2": ""})
    assert [rating.open("value") for rating in AimRating.objects.all()] == [4]
    page = browser.post(url("ratings", course.pk, 6), {"aim_1": "11"})
    assert page.status_code == 200
    words = browser.get(url("course", course.pk)).content.decode()
    assert "Speak up" in words and "session 6: <strong>4</strong>" in words
    assert browser.post(url("aims", course.pk), {"aim_1": " "}).status_code == 200


def test_the_focus_is_written_shared_and_agreed(practice) -> None:
    browser, where = as_(practice.therapist), url("focus", practice.course.pk)
    assert browser.post(where, PARTS | {"revision": "0"}).status_code == 302
    focus = Focus.objects.get()
    assert focus.open("parts")["affects"] == ["shame", "anger"]
    spoken = {"spoken_in": "6", "spoken": "on", "copy": "yes"}
    browser.post(url("share_focus", practice.course.pk), spoken)
    made = {"copy": "yes", "makes_of_it": "That is me.", "agreed": "on", "revision": "1"}
    browser.post(url("settle_focus", practice.course.pk), made)
    focus.refresh_from_db()
    assert (focus.state, focus.open("makes_of_it")) == ("agreed", "That is me.")
    browser.post(where, PARTS | {"self": "in the way", "revision": str(focus.revision)})
    assert Focus.objects.count() == 2


def test_a_focus_that_lacks_a_part_is_not_shared(practice) -> None:
    browser, where = as_(practice.therapist), url("focus", practice.course.pk)
    browser.post(where, {"self": "a burden", "revision": "0"})
    share = url("share_focus", practice.course.pk)
    page = browser.post(share, {"spoken_in": "6", "spoken": "on", "copy": "yes"}, follow=True)
    assert Focus.objects.get().state == "draft"
    assert "Name at least one feeling" in page.content.decode()


def test_a_focus_changed_elsewhere_shows_both(practice) -> None:
    browser, where = as_(practice.therapist), url("focus", practice.course.pk)
    browser.post(where, PARTS | {"revision": "0"})
    page = browser.post(where, PARTS | {"self": "small, typed late", "revision": "0"})
    words = page.content.decode()
    assert "small, typed late" in words and "How I come to see myself: a burden" in words
    assert Focus.objects.get().open("parts")["self"] == "a burden"


def test_the_letter_is_written_shared_and_finished_with_its_answer(practice) -> None:
    browser, where = as_(practice.therapist), url("letter", practice.course.pk)
    browser.post(where, {"text": "Dear Mina", "revision": "0", "action": "save"})
    browser.post(where, {"action": "share"})
    letter = Letter.objects.get()
    assert letter.state == "shared"
    letter.state, letter.answered_at = "answered", NOW
    letter.seal(answer="Thank you, I think.")
    letter.save()
    assert "Thank you, I think." in browser.get(where).content.decode()
    page = browser.post(where, {"text": "Another window", "revision": "0", "action": "save"})
    assert "Another window" in page.content.decode() and "Dear Mina" in page.content.decode()
    browser.post(where, {"action": "finish"})
    letter.refresh_from_db()
    assert letter.state == "final"


def test_a_suggestion_is_put_aside_with_a_reason(practice) -> None:
    where = url("prompt", practice.course.pk, "review")
    browser = as_(practice.therapist)
    assert browser.post(where, {"reason": ""}).status_code == 200
    assert browser.post(where, {"reason": "We did this last week"}).status_code == 302
    assert PromptDismissal.objects.get().open("reason") == "We did this last week"


def test_what_was_settled_after_the_initial_phase_is_noted(practice) -> None:
    where = url("initial_decision", practice.course.pk)
    browser = as_(practice.therapist)
    assert browser.post(where, {"decision": "zzz"}).status_code == 200
    browser.post(where, {"decision": "continue"})
    practice.course.refresh_from_db()
    assert practice.course.initial_decision == "continue"


def test_a_session_is_held_once_and_the_next_one_moved(practice) -> None:
    browser, course = as_(practice.therapist), practice.course
    browser.post(url("happened", course.pk, 7), {"happened": "zzz"})
    browser.post(url("happened", course.pk, 7), {"happened": "held"})
    browser.post(url("happened", course.pk, 7), {"happened": "missed"})
    assert course.sessions.get(number=7).state == "held"
    moved = {"date": f"{NOW + timedelta(days=10):%Y-%m-%d}", "time": "11:00"}
    assert browser.post(url("move_session", course.pk, 8), moved).status_code == 302
    assert course.sessions.get(number=8).appointment.starts_at == NOW + timedelta(days=10, hours=1)
    taken = {"date": f"{NOW + timedelta(days=10):%Y-%m-%d}", "time": "11:20"}
    page = browser.post(url("move_session", course.pk, 9), taken)
    assert page.status_code == 200 and "something else then" in page.content.decode()


def test_answers_given_by_telephone_are_recorded_and_call_a_clinician(practice) -> None:
    asked = practice.house.request(practice.course)
    browser, where = as_(practice.therapist), url("answers", asked.pk)
    assert browser.get(where).status_code == 200
    from sixteen.domain.measures.catalogue import measure

    codes = [item.code for item in measure("phq9").items]
    typed = dict.fromkeys(codes, "1")
    page = browser.post(where, typed)  # how they were given is missing
    assert page.status_code == 200 and not Response.objects.exists()
    assert browser.post(where, typed | {"mode": "by telephone"}).status_code == 302
    response = Response.objects.get()
    assert (response.mode, response.open("total")) == ("by telephone", "9")
    words = browser.get(url("session", practice.course.pk, 7)).content.decode()
    assert "Question 9 was answered “Several days”" in words
    assert "open alert" in words
    assert as_(practice.other).get(where).status_code == 404


def test_a_blank_safety_question_is_asked_about_and_never_a_zero(practice) -> None:
    asked = practice.house.request(practice.course)
    browser = as_(practice.therapist)
    browser.post(url("answers", asked.pk), {"mode": "in the room"})
    assert Response.objects.get().open("total") is None
    words = browser.get(url("session", practice.course.pk, 7)).content.decode()
    assert "Not answered: ask" in words


def test_a_course_ends_only_with_the_tick(practice) -> None:
    browser, where = as_(practice.therapist), url("end_course", practice.course.pk)
    typed = {"ended_by": "client", "reason": "She moves away", "end_code": "earlier_than_planned"}
    typed |= {"gp": "no", "follow_ups": "no", "portal_until": "2027-11-24"}
    page = browser.post(where, typed)
    assert page.status_code == 200 and "She moves away" in page.content.decode()
    assert browser.post(where, typed | {"sure": "on"}).status_code == 302
    practice.course.refresh_from_db()
    assert practice.course.state == "ended_early"
    assert browser.post(where, typed | {"sure": "on"}).status_code == 302
    assert "This course ended" in browser.get(url("course", practice.course.pk)).content.decode()
