"""Said where the form has closed: it changes nothing, somebody looks, and the page says so."""

import html
import re
import secrets
from datetime import timedelta

import pytest
from django.test import Client as Browser
from django.urls import reverse

from sixteen.care.models import Alert
from sixteen.journeys import answering, pausing
from sixteen.journeys.courses import move_session
from sixteen.people.models import Account
from sixteen.portal.views import by_link
from sixteen.questionnaires.actions import void_session
from sixteen.questionnaires.models import Request, Response
from tests.people.signing import sign_in
from tests.portal.house import NOW, browser_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tuesday_at_ten")]
DAY = timedelta(days=1)


def words(page):
    return html.unescape(page.content.decode())


def to(code, page="question", *more):
    return reverse(f"link:{page}", args=[code, *more])


def said(asked):
    alert = Alert.objects.filter(client=asked.client).first()
    return [each["words"] for each in alert.open("concerns")] if alert else []


def assert_somebody_looks(page, asked):
    """And then all is forgotten, for the next way in which it may come too late."""
    shown = words(page)
    assert page.status_code == 200 and "This answer was not saved" in shown
    assert "will read this by" in shown and "116 123" in shown and "is lost" not in shown
    assert len(said(asked)) == 1 and "after the form had closed" in said(asked)[0]
    assert "Several days" in said(asked)[0]
    Alert.objects.all().delete()


def is_passed(session, asked, clock, by):
    clock.move_to(session.appointment.ends_at)


def is_cancelled(session, asked, clock, by):
    void_session(session=session, by=by, at=NOW)
    type(session).objects.filter(pk=session.pk).update(state="cancelled", appointment=None)


def is_moved(session, asked, clock, by):
    later = session.appointment.starts_at + 6 * DAY
    move_session(session=session, starts_at=later, by=by, at=NOW)


def is_left_behind(session, asked, clock, by):
    """Begun, and then the time falls out: the session is asked anew, and this form is over."""
    answering.save_answer(request=asked, item="phq9_1", value=0, by=None, at=NOW, mode="link")
    until = (NOW + 7 * DAY).date()
    pausing.pause_course(course=session.course, reason="x", until=until, by=by, at=NOW)
    assert session.course.sessions.get(number=7).requests.filter(state="planned").count() == 2


def is_ended(session, asked, clock, by):
    type(session.course).objects.filter(pk=session.course_id).update(ended_at=NOW)


def is_sent_elsewhere(session, asked, clock, by):
    answering.save_answer(request=asked, item="phq9_9", value=0, by=None, at=NOW, mode="link")
    answering.finish(request=asked, by=None, at=NOW, mode="link")


@pytest.mark.parametrize(
    "meanwhile",
    [is_passed, is_cancelled, is_moved, is_left_behind, is_ended, is_sent_elsewhere],
)
def test_question_nine_by_a_link_that_closed_meanwhile_reaches_somebody(
    house, session, asked, code, tuesday_at_ten, meanwhile
):
    browser = Browser()
    assert browser.get(to(code, "question", 1, 9)).status_code == 200
    meanwhile(session, asked, tuesday_at_ten, house.therapist)
    before = list(Response.objects.values("revision"))
    page = browser.post(to(code, "question", 1, 9), {"answer": "1"})
    assert "Ola" not in words(page) and 'action="' + to(code, "after_answer", 1, 9) in words(page)
    assert_somebody_looks(page, asked)
    assert list(Response.objects.values("revision")) == before
    for place in (to(code, "after_answer", 1, 9), to(code, "thank_you", 1)):
        shown = words(browser.post(place))
        assert "We have noted that you would like us to get in touch" in shown
        assert "116 123" in shown and "get in touch" in said(asked)[0]
        Alert.objects.all().delete()
    for answer in ({"answer": "0"}, {"answer": "7"}, {}):
        shown = words(browser.post(to(code, "question", 1, 9), answer))
        assert "was not saved" in shown and "116 123" in shown and "is lost" not in shown
    assert not Alert.objects.exists()


@pytest.mark.parametrize("meanwhile", [is_cancelled, is_moved, is_sent_elsewhere])
def test_and_so_does_it_of_somebody_who_is_signed_in(
    house, session, asked, tuesday_at_ten, meanwhile
):
    mine, stranger = browser_of(asked.client), browser_of(house.client("Jo Bell"))
    meanwhile(session, asked, tuesday_at_ten, house.therapist)
    place = reverse("portal:question", args=[asked.pk, 9])
    assert_somebody_looks(mine.post(place, {"answer": "1"}), asked)
    asked_to_be_rung = mine.post(reverse("portal:after_answer", args=[asked.pk, 9]), follow=True)
    assert "would like us to get in touch" in words(asked_to_be_rung)
    assert "get in touch" in said(asked)[0]
    Alert.objects.all().delete()
    assert stranger.post(place, {"answer": "1"}).status_code == 404
    assert mine.get(reverse("portal:question", args=[asked.pk, 99])).status_code == 404
    assert not Alert.objects.exists()


def test_what_is_kept_cannot_be_found_out_and_closing_in_between_is_no_gap(
    session, asked, code, monkeypatch
):
    answering.save_answer(request=asked, item="phq9_9", value=1, by=None, at=NOW, mode="link")
    Alert.objects.all().delete()
    answering.finish(request=asked, by=None, at=NOW, mode="link")
    shown = set()
    for answer in "123":
        page = words(Browser().post(to(code, "question", 1, 9), {"answer": answer}))
        shown.add(re.sub('value="[^"]+"', "", page))
        Alert.objects.all().delete()
    assert len(shown) == 1 and "will read this by" in shown.pop()
    # Closed between the look at the form and the keeping of the answer.
    monkeypatch.setattr(by_link, "_open_parts", lambda way: {1: asked})
    monkeypatch.setattr(by_link, "is_open", lambda link, at: True)
    assert_somebody_looks(Browser().post(to(code, "question", 1, 9), {"answer": "1"}), asked)


def test_on_the_therapists_device_after_the_two_hours_and_after_they_signed_in(
    house, asked, tuesday_at_ten
):
    device = sign_in(Browser(), house.therapist)
    device.post(reverse("workspace:hand_device", args=[asked.pk]))
    place = to("here", "question", 1, 9)
    tuesday_at_ten.shift(timedelta(hours=2, minutes=1))
    assert_somebody_looks(device.post(place, {"answer": "1"}), asked)
    tuesday_at_ten.move_to(NOW)
    sign_in(device, house.therapist)
    assert_somebody_looks(device.post(place, {"answer": "1"}), asked)
    assert "This link is not open" in words(device.get(place))


def test_an_unknown_code_reaches_nobody_and_a_good_one_never_waits(asked, code):
    browser = Browser()
    for _ in range(25):
        wrong = secrets.token_urlsafe(24)
        shown = words(browser.post(to(wrong, "question", 1, 9), {"answer": "3"}))
        assert "was not saved" in shown and "116 123" in shown and "Somebody" not in shown
    assert not Alert.objects.exists()
    reply = browser.post(to(code, "question", 1, 9), {"answer": "3"})
    assert reply.url == to(code, "after_answer", 1, 9) and len(said(asked)) == 1


def test_where_the_sign_in_had_ended_the_help_stands_there_too(asked):
    signed_out = Browser()
    kept = signed_out.post(reverse("portal:question", args=[asked.pk, 9]), {"answer": "3"})
    assert kept.status_code == 403
    assert "Not saved yet" in words(kept) and "116 123" in words(kept)
    other = signed_out.post(reverse("workspace:today"), {"words": "x"})
    assert "116 123" not in words(other)
    assert Account.objects.exists() and Request.objects.filter(state="planned").count() == 2
