"""Closing a course settles everything in one moment, and until when the client reads here."""

import uuid
from datetime import date, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse

from sixteen.care import access, queries
from sixteen.care.actions.closing import settle_closing
from sixteen.care.actions.moments import agree_to_moments, offer_moments, write_moment
from sixteen.care.models import Closing, ServiceLetter
from sixteen.care.models.closing import END_CODES, GP_CODES
from sixteen.care.queries.service_letters import kind_of
from sixteen.care.refusals import NotAllowed, NotYours
from sixteen.domain.endings import ENDINGS, GP
from sixteen.journeys.answering import finish
from sixteen.journeys.closing import close_course
from sixteen.people.models import Consent
from tests.people_of import answer, audited, refused
from tests.portal.house import NOW, browser_of

pytestmark = pytest.mark.django_db
UNTIL = date(2027, 2, 1)
SAID = {
    "ended_by": "both",
    "reason": "It was enough.",
    "end_code": "agreed",
    "gp": "write",
    "follow_ups": True,
    "portal_until": UNTIL,
    "unpaid": "The last session",
}


def close(practice, **changes):  # type: ignore[no-untyped-def]
    given = {"by": practice.therapist, "at": NOW, **SAID, **changes}
    return close_course(course=practice.course, **given)


def test_the_codes_that_a_migration_keeps_are_those_of_the_domain() -> None:
    assert list(ENDINGS) == END_CODES and list(GP) == GP_CODES
    # Those of the data set for people who were taken on.
    assert [each.nhs for each in ENDINGS.values()] == ["46", "47", "48", "49", "96"]


def test_everything_is_settled_at_once(practice) -> None:
    closed = close(practice)
    kept = queries.closing_of(closed.course)
    assert closed.course.state == "ended_early" and kept is not None
    assert (kept.end_code, kept.gp, kept.follow_ups) == ("agreed", "write", True)
    assert (kept.portal_until, kept.open("unpaid")) == (UNTIL, "The last session")
    assert kind_of(closed.letter).code == "discharge" and closed.letter.state == "draft"
    assert Consent.objects.get(purpose="follow-up").client == practice.client
    assert audited("close-course", person=practice.client.pk) == 1


def test_without_consent_the_gp_gets_no_letter_and_nobody_is_asked_again(practice) -> None:
    closed = close(practice, gp="no", follow_ups=False)
    assert closed.letter is None and not ServiceLetter.objects.exists()
    assert not Consent.objects.filter(purpose="follow-up").exists()


def test_sent_twice_it_is_closed_once(practice) -> None:
    close(practice)
    again = close(practice, gp="told", at=NOW + timedelta(minutes=1))
    assert again.letter is None and Closing.objects.get().gp == "write"
    assert ServiceLetter.objects.count() == 1


def test_either_all_of_it_or_nothing(practice, monkeypatch) -> None:
    def fails(**given):  # type: ignore[no-untyped-def]
        raise RuntimeError

    monkeypatch.setattr("sixteen.journeys.closing.begin_letter", fails)
    with pytest.raises(RuntimeError):
        close(practice)
    practice.course.refresh_from_db()
    assert practice.course.ended_at is None and not Closing.objects.exists()


def test_only_the_therapist_closes_and_only_what_has_ended(practice) -> None:
    given = {name: SAID[name] for name in SAID if name not in ("ended_by", "reason")}
    with pytest.raises(NotAllowed):
        settle_closing(course=practice.course, **given, by=practice.therapist, at=NOW)
    with pytest.raises(NotYours):
        close(practice, by=practice.other)
    with pytest.raises(NotAllowed):
        close(practice, end_code="cured")


def test_nobody_who_died_is_asked_again(practice) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        close(practice, end_code="died")


def test_the_client_reads_until_that_day_and_not_after(practice) -> None:
    mina = practice.client.account
    letter, focus = practice.house.letter(practice.course), practice.house.focus(practice.course)
    agreement = practice.house.agreement(practice.course)
    close(practice)
    doors = (
        (access.letter_for_client, "letter", letter),
        (access.focus_for_client, "focus", focus),
        (access.agreement_for_client, "agreement", agreement),
    )
    last = NOW.replace(year=2027, month=2, day=1, hour=23, minute=59)
    for door, _, thing in doors:
        assert door(mina, thing.pk, at=last) == thing
    assert access.course_for_client(mina, at=last) == practice.course
    after = last + timedelta(minutes=1)
    for door, what, thing in doors:
        with refused(what, mina):
            door(mina, thing.pk, at=after)
    assert access.course_for_client(mina, at=after) is None
    assert access.closed_since(practice.client.pk, at=after) == UNTIL


def test_who_comes_back_reads_again(practice) -> None:
    letter = practice.house.letter(practice.course)
    close(practice)
    practice.house.course(practice.client, held=0, hour=9)
    later = NOW + timedelta(days=400)
    assert access.letter_for_client(practice.client.account, letter.pk, at=later) == letter


def test_after_that_day_single_moments_and_answers_are_shut_too(practice) -> None:
    """What is still asked after the end can be answered all the same."""
    mina, course = practice.client.account, practice.course
    offer_moments(course=course, by=practice.therapist, at=NOW)
    agree_to_moments(course=course, by=mina, at=NOW)
    words = {"happened": "He did not look up."}
    given = {"course": course, "pk": uuid.uuid4(), "words": words, "bring": False}
    moment = write_moment(**given, by=mina, at=NOW)
    asked = practice.house.request(course)
    answer(asked, 9, 0)
    finish(request=asked, by=mina, at=NOW)
    close(practice)
    pages = [
        reverse("portal:moment", args=[moment.pk]),
        reverse("portal:my_answers", args=[asked.pk]),
    ]
    thanks = reverse("portal:thank_you", args=[asked.pk])
    last = NOW.replace(year=2027, month=2, day=1, hour=12)
    for when, found, shown in ((last, 200, True), (last + timedelta(days=1), 404, False)):
        with time_machine.travel(when, tick=False):
            browser = browser_of(practice.client)
            assert [browser.get(page).status_code for page in pages] == [found, found]
            assert (pages[1] in browser.get(thanks).content.decode()) is shown
    with time_machine.travel(last + timedelta(days=1), tick=False):
        open_one = practice.house.request(course, "gad7", number=8)
        question = reverse("portal:question", args=[open_one.pk, 1])
        assert browser_of(practice.client).get(question).status_code == 200
