"""What stays as it is while somebody answers by a link, and how long the thanks can be read."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client as Browser

from sixteen.audit.models import Entry
from sixteen.care.models import Alert, FollowUp
from sixteen.journeys.courses import end_course
from sixteen.journeys.follow_ups import plan_follow_ups
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


def test_what_a_browser_wrote_is_forgotten_after_the_idle_minutes(asked, code, settings) -> None:
    """A device that others use too. What is said there after that is kept and heard as ever."""
    settings.IDLE_MINUTES = 30
    browser, check, help_page = Browser(), to(code, "check_answers", 1), "after_answer"
    with time_machine.travel(NOW, tick=False) as clock:
        browser.post(to(code, "question", 1, 1), {"answer": "2"})
        browser.post(to(code, "question", 1, 9), {"answer": "1"})
        # As long as somebody sits there it is shown, though nothing is answered meanwhile.
        for _ in range(2):
            clock.shift(timedelta(minutes=25))
            assert "More than half the days" in words(browser.get(check))
        clock.shift(timedelta(minutes=31))
        shown = words(browser.get(check))
        assert "More than half the days" not in shown and "not shown here" in shown
        assert "checked" not in words(browser.get(to(code, "question", 1, 1)))
        # The help after the ninth is not shown again; asking for a call there reaches somebody.
        assert browser.get(to(code, help_page, 1, 9)).url == to(code, "questionnaire", 1)
        assert browser.post(to(code, help_page, 1, 9)).status_code == 302
        alert = Alert.objects.get(client=asked.client)
        assert "get in touch" in alert.open("concerns")[-1]["words"]
        # What is answered now is shown, and not what was before.
        browser.post(to(code, "question", 1, 2), {"answer": "3"})
        shown = words(browser.get(check))
        assert "Nearly every day" in shown and "More than half the days" not in shown
        assert browser.post(check).url == to(code, "thank_you", 1)
    assert Response.objects.get(request=asked).open("answers")["phq9_1"] == 2


def test_planted_a_browser_that_remembers_all_day_is_found(asked, code, settings, monkeypatch):
    monkeypatch.setattr("sixteen.portal.sitting.is_idle", lambda session: False)
    with pytest.raises(AssertionError):
        test_what_a_browser_wrote_is_forgotten_after_the_idle_minutes(asked, code, settings)


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


def test_the_e_mail_of_a_follow_up_says_true_that_it_can_be_ended_there(session, house) -> None:
    """By the link, without a password; and from a page that was open as the questions closed."""
    with time_machine.travel(NOW, tick=False) as clock:
        ask(session, house, "phq9")
        course = session.course
        end_course(course=course, ended_by="both", reason="Enough.", by=house.therapist, at=NOW)
        first = plan_follow_ups(course=course, by=house.therapist, at=NOW)[0]
        code = code_of(Link.objects.get(follow_up=first))
        clock.move_to(first.opens_at)
        browser = Browser(enforce_csrf_checks=True)
        start = browser.get(to(code, "questionnaire", 1))
        stop = to(code, "stop_asking")
        sent = {"csrfmiddlewaretoken": str(start.context["csrf_token"])}
        assert f'action="{stop}"' in words(start) and "Do not ask me again" in words(start)
        assert browser.get(stop).url == to(code, "begin")
        assert FollowUp.objects.filter(state="planned").count() == 4
        for _ in range(2):
            page = words(browser.post(stop, sent))
            assert "We do not ask you again" in page
        assert set(FollowUp.objects.values_list("state", "stopped_because")) == {
            ("stopped", "withdrawn")
        }
        assert "This link is not open" in words(browser.get(to(code, "questionnaire", 1)))
        # A link to a session, and a code of nobody's, end nothing.
        tried = Entry.objects.filter(action="denied-answer-link")
        before, of_session = tried.count(), code_of(Link.objects.get(session=session))
        for other in (of_session, "x" * 32):
            assert "was not saved" in words(Browser().post(to(other, "stop_asking")))
        assert tried.count() == before + 2


def test_stopping_by_link_is_nobodys_act_and_of_no_later_course(session, house) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        ask(session, house, "phq9")
        course = session.course
        end_course(course=course, ended_by="both", reason="Enough.", by=house.therapist, at=NOW)
        first, *_ = plan_follow_ups(course=course, by=house.therapist, at=NOW)
        stop = to(code_of(Link.objects.get(follow_up=first)), "stop_asking")
        # A later course, after which they are asked anew; of the first nothing is asked any more.
        FollowUp.objects.filter(course=course).update(
            state="stopped", stopped_at=NOW, stopped_because="withdrawn"
        )
        later = house.course(course.client, held=16, hour=12)
        end_course(course=later, ended_by="both", reason="Enough.", by=house.therapist, at=NOW)
        asked = plan_follow_ups(course=later, by=house.therapist, at=NOW)
        clock.move_to(asked[0].opens_at)
        assert "was not saved" in words(Browser().post(stop))
        assert FollowUp.objects.filter(course=later, state="planned").count() == len(asked)
        # Its own link does stop it, and a meeting that is booked; nobody else did that.
        meeting = house._appointment(course.client, 12, 14)
        FollowUp.objects.filter(pk=asked[1].pk).update(appointment=meeting)
        own = to(code_of(Link.objects.get(follow_up=asked[0])), "stop_asking")
        assert "We do not ask you again" in words(Browser().post(own))
        meeting.refresh_from_db()
        assert meeting.state == "cancelled"
        assert (
            Entry.objects.get(action="cancel-appointment", thing_id=str(meeting.pk)).actor is None
        )
