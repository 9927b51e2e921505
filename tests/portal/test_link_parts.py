"""What stays as it is while somebody answers by a link, and how long the thanks can be read."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client as Browser

from sixteen.outbox.models import Message
from sixteen.portal.views import by_link
from sixteen.questionnaires.actions import request_measures
from sixteen.questionnaires.links import code_of
from sixteen.questionnaires.models import Link, Request, Response
from tests.portal.house import NOW
from tests.portal.test_by_link import answer_all, to, words

pytestmark = pytest.mark.django_db
TEN = timedelta(minutes=10)


def ask(session, house, *measures, at=NOW):  # type: ignore[no-untyped-def]
    opens_at = NOW - timedelta(days=1)
    given = {"session": session, "opens_at": opens_at, "by": house.therapist, "at": at}
    return request_measures(measures=measures, **given)


def test_the_thanks_last_ten_minutes_and_then_show_nothing(asked, code) -> None:
    browser = Browser()
    with time_machine.travel(NOW, tick=False):
        answer_all(browser, code, 1, 9, "0")
        thanks = to(code, "thank_you", 1)
        assert "Your answers are saved" in words(browser.get(thanks))
        # Another browser is never thanked.
        assert "This link is not open" in words(Browser().get(thanks))
    with time_machine.travel(NOW + TEN, tick=False):
        assert "Your answers are saved" in words(browser.get(thanks))
    with time_machine.travel(NOW + TEN + timedelta(seconds=1), tick=False):
        assert "This link is not open" in words(browser.get(thanks))


def test_planted_thanks_that_stay_are_found(asked, code, monkeypatch) -> None:
    monkeypatch.setattr(by_link, "THANKED_FOR", timedelta(days=1))
    with pytest.raises(AssertionError):
        test_the_thanks_last_ten_minutes_and_then_show_nothing(asked, code)


def test_a_measure_that_is_added_meanwhile_moves_no_part_and_closes_no_link(session, house) -> None:
    """The new one stands before it in the catalogue, and is asked while somebody answers."""
    browser = Browser()
    with time_machine.travel(NOW, tick=False):
        (first,) = ask(session, house, "phq15", at=NOW - timedelta(hours=1))
        code = code_of(Link.objects.get(session=session))
        browser.post(to(code, "question", 1, 1), {"answer": "2"})
        # They were told already: what comes next is the reminder, and the link opens before it.
        Message.objects.filter(kind="questionnaire-open").update(state="sent")
        (added,) = ask(session, house, "phq9")
        # The page was open all the while, and what is sent from it goes where it was asked.
        assert browser.post(to(code, "question", 1, 2), {"answer": "1"}).status_code == 302
        assert not Response.objects.filter(request=added).exists()
        assert len(Response.objects.get(request=first).open("answers")) == 2
        answer_all(browser, code, 1, 15)
        assert Request.objects.get(pk=first.pk).state == "answered"
        assert to(code, "questionnaire", 2) in words(browser.get(to(code, "thank_you", 1)))
        answer_all(browser, code, 2, 9, "0")
        assert Request.objects.get(pk=added.pk).state == "answered"
        assert Link.objects.get(session=session).used_at == NOW
