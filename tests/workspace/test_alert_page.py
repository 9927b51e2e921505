"""The page of an alert: what the client reads, the pack, and who gets it."""

import html
from datetime import timedelta

import pytest

from sixteen.care.actions.notes import save_note
from sixteen.care.actions.plans import save_plan
from sixteen.care.models import Alert, DutyTurn
from sixteen.intake.models import Enquiry
from sixteen.intake.telling import tell
from sixteen.intake.told import as_answer
from sixteen.people.permissions import Role
from tests.people_of import SAFETY, answer, audited
from tests.portal.house import NOW, account, browser_of
from tests.workspace.house import Practice, as_, url

pytestmark = pytest.mark.django_db
LINE = SAFETY | {"said": "The canary-heron came back."}


@pytest.fixture
def full(practice: Practice) -> Practice:
    """With a GP, three signed notes and a safety plan in two versions."""
    for number in (4, 5, 6):
        save_note(
            session=practice.course.sessions.get(number=number),
            text="The body of the note",
            safety=LINE | {"agreed": f"agreed in {number}"},
            by=practice.therapist,
            at=NOW + timedelta(minutes=number),
            sign=True,
        )
    for version, words in enumerate(("Old words", "My brother, 020 7946 0001")):
        save_plan(
            course=practice.course,
            kind="safety",
            parts={"ask": words},
            by=practice.therapist,
            at=NOW,
            version=version,
        )
    enquiry = practice.enquiry(days=1, name="Somebody Else")
    Enquiry.objects.filter(pk=enquiry.pk).update(client=practice.client)
    enquiry.refresh_from_db()
    tell(enquiry=enquiry, page="around", answer=as_answer({"gp": "Dr Canary"}, "w"), at=NOW)
    return practice


def page(who, alert: Alert) -> str:  # type: ignore[no-untyped-def]
    return html.unescape(as_(who).get(url("alert", alert.pk)).content.decode())


PACK = ("Dr Canary", "My brother, 020 7946 0001", "canary-heron", "agreed in 6", "agreed in 5")


def test_owner_deputy_and_duty_have_the_pack_and_nothing_else_of_a_note(full: Practice) -> None:
    alert = full.alert()
    full.course.deputy = full.other
    full.course.save()
    for who in (full.therapist, full.other, full.duty):
        words = page(who, alert)
        assert [each for each in PACK if each not in words] == []
        assert "The body of the note" not in words and "agreed in 4" not in words
        assert "Old words" not in words
        assert audited("view-pack", actor=who.pk, person=full.client.pk) == 1


def test_off_duty_the_pack_comes_with_taking_it_over(full: Practice) -> None:
    alert, off = full.alert(), account(Role.DUTY_CLINICIAN, name="Dan Free")
    words = page(off, alert)
    assert [each for each in PACK if each in words] == []
    assert "once you have taken this over" in words and audited("view-pack", actor=off.pk) == 0
    as_(off).post(url("take_alert", alert.pk))
    assert "Dr Canary" in page(off, alert)


def test_when_it_is_closed_the_pack_is_gone_for_everybody(full: Practice) -> None:
    alert = full.alert()
    as_(full.therapist).post(url("alert", alert.pk), {"outcome": "Spoke.", "seen": "1"})
    words = page(full.therapist, alert)
    assert [each for each in PACK if each in words] == []
    assert as_(full.duty).get(url("alert", alert.pk)).status_code == 404


def test_without_any_of_it_the_page_says_so(practice: Practice) -> None:
    words = page(practice.duty, practice.alert())
    for said in ("They have not told us", "They have none here", "No note is signed yet"):
        assert said in words


def test_the_clinician_reads_the_very_sentence_that_the_client_reads(practice: Practice) -> None:
    asked = practice.house.request(practice.course)
    mine = browser_of(practice.client)
    mine.post(f"/my/questionnaires/{asked.pk}/9/", {"answer": "1"})
    theirs = html.unescape(mine.get(f"/my/questionnaires/{asked.pk}/9/help/").content.decode())
    sentence = "The clinician on duty will read this by 12:00 on Tuesday 24 November."
    assert sentence in theirs and sentence in page(practice.duty, Alert.objects.get())


def test_by_hand_the_page_says_first_who_would_look(practice: Practice) -> None:
    ola, where = as_(practice.therapist), url("raise_alert", practice.course.pk)
    assert "Di Moss is asked to look" in ola.get(where).content.decode()
    DutyTurn.objects.all().delete()
    assert "You are the one who is there" in ola.get(where).content.decode()
    assert "Write what somebody should look at" in ola.post(where, {"words": " "}).content.decode()
    ola.post(where, {"words": "She rang, and hung up."})
    assert Alert.objects.get().owner == practice.therapist


def test_the_session_page_asks_after_an_answer_in_the_room(practice: Practice) -> None:
    asked = practice.house.request(practice.course)
    ola = as_(practice.therapist)
    ola.post(url("answers", asked.pk), {"phq9_9": "2", "mode": "in the room"})
    words = ola.get(url("session", practice.course.pk, 7)).content.decode()
    assert "It is yours to ask about" in words
    assert Alert.objects.get().owner == practice.therapist


def test_with_a_tick_the_talk_is_kept(practice: Practice) -> None:
    asked = [practice.house.request(practice.course, number=number) for number in (7, 8)]
    answer(asked[0], 9, 2)
    done = {"outcome": "We spoke.", "seen": "1", "talked": "on"}
    ola = as_(practice.therapist)
    ola.post(url("alert", Alert.objects.get().pk), done)
    answer(asked[1], 9, 1)
    words = ola.get(url("session", practice.course.pk, 7)).content.decode()
    assert "To ask about in session 7" in words


def test_what_was_closed_meanwhile_is_said_where_it_can_be_read(practice: Practice) -> None:
    closed = practice.alert()
    Alert.objects.filter(pk=closed.pk).update(
        state="closed", closed_at=NOW, closed_by=practice.duty, talked=True
    )
    ola, there = as_(practice.therapist), url("alert", closed.pk)
    for page in (url("course", practice.course.pk), url("session", practice.course.pk, 7)):
        words = ola.get(page).content.decode()
        assert "by a colleague, after speaking with them" in words and there in words
    assert ola.get(there).status_code == 200
    # Of a course before this one it is not theirs to read.
    Alert.objects.filter(pk=closed.pk).update(course=None)
    for page in (url("course", practice.course.pk), url("session", practice.course.pk, 7)):
        assert there not in ola.get(page).content.decode()
