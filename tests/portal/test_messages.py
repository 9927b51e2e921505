"""Messages between sessions: off unless the practice has them, true about when they are read,
seen by whoever looks after the client now, and never changed."""

import html
import uuid
from datetime import timedelta

import pytest
import time_machine
from django.test import Client as Browser
from django.urls import reverse

from sixteen.care.actions import between
from sixteen.care.models import Absence, ClientMessage
from sixteen.care.refusals import NotAllowed, NotYours
from sixteen.domain.between import A_DAY
from sixteen.outbox.models import Message
from sixteen.people.permissions import Role
from sixteen.project.kinds import KINDS
from sixteen.scheduling.models import Leave
from tests.people.signing import sign_in
from tests.portal.house import NOW, House, account, browser_of

pytestmark = pytest.mark.django_db
MINE = "/my/messages/"


@pytest.fixture(autouse=True)
def tuesday_at_ten():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def house():
    return House()


@pytest.fixture
def course(house):
    return house.course(house.client())


def words(reply) -> str:
    return " ".join(html.unescape(reply.content.decode()).split())


def theirs(course) -> str:
    return reverse("workspace:messages", args=[course.pk])


def say(course, text="May I come at six?", at=NOW):
    by = course.client.account
    return between.write_to_therapist(course=course, pk=uuid.uuid4(), text=text, by=by, at=at)


def test_it_is_off_unless_the_practice_has_it(course, house, settings):
    settings.MESSAGES = False
    mine, ben = browser_of(course.client), sign_in(Browser(), house.therapist)
    assert mine.get(MINE).status_code == 404
    assert mine.post(MINE, {"text": "Hello"}).status_code == 404
    assert MINE not in words(mine.get("/my/"))
    assert ben.get(theirs(course)).status_code == 404
    assert not ClientMessage.objects.exists()
    settings.MESSAGES = True
    say(course)
    settings.MESSAGES = False
    # What was written is theirs to read all the same.
    assert "May I come at six?" in words(mine.get(MINE))
    assert "<textarea" not in words(mine.get(MINE))
    with pytest.raises(NotAllowed):
        say(course)


def test_a_message_goes_there_and_back_and_says_when_it_is_read(course, house):
    mine, ben = browser_of(course.client), sign_in(Browser(), house.therapist)
    page = words(mine.get(MINE))
    assert "Messages are not watched around the clock." in page
    assert 'href="/help-now/"' in page
    assert "Ola Brandt reads it by 20:00 on Tuesday 24 November." in page
    mark = str(uuid.uuid4())
    for _ in range(2):
        sent = mine.post(MINE, {"text": "May I come at <six>?", "mark": mark}, follow=True)
    assert "Not read yet." in words(sent)
    assert "Sent. Ola Brandt reads it by 20:00" in words(
        mine.post(MINE, {"text": "Or at seven?", "mark": str(uuid.uuid4())}, follow=True)
    )
    assert ClientMessage.objects.count() == 2
    today = words(ben.get("/work/"))
    assert "Messages to read" in today
    assert theirs(course) in today
    assert "six" not in today
    shown = words(ben.get(theirs(course)))
    assert "May I come at <six>?" in shown
    assert "They were told that it is read by" in shown
    # One was on the page; the other came while the answer was typed, and still waits.
    ben.post(theirs(course), {"text": "Yes, at six.", "shown": "1", "mark": str(uuid.uuid4())})
    assert [row.seen_at for row in ClientMessage.objects.filter(by_client=True)] == [NOW, None]
    page = words(mine.get(MINE))
    assert "Yes, at six." in page
    assert "Ola Brandt, Tuesday 24 November" in page
    ben.post(theirs(course), {"action": "read", "shown": "2"})
    assert "Messages to read" not in words(ben.get("/work/"))


def test_no_notice_says_what_it_is_about(course, house):
    first = say(course)
    between.write_to_client(
        course=course, pk=uuid.uuid4(), text="Yes", shown=0, by=house.therapist, at=NOW
    )
    queued = {row.kind: row for row in Message.objects.all()}
    assert queued["message-waits"].person == house.therapist.person
    assert queued["message-for-client"].person == course.client_id
    kind = KINDS["message-waits"]
    assert kind.wanted(queued["message-waits"], NOW)
    between.say_read(course=course, shown=9, by=house.therapist, at=NOW)
    assert not kind.wanted(queued["message-waits"], NOW)
    first.refresh_from_db()
    assert first.seen_by == house.therapist


def test_while_the_therapist_is_away_who_stands_in_reads_it_and_nobody_else(course, house):
    cover, other = account(Role.THERAPIST, name="Ida Wren"), account(Role.THERAPIST, name="Uwe")
    say(course)
    browser, stranger = sign_in(Browser(), cover), sign_in(Browser(), other)
    assert browser.get(theirs(course)).status_code == 404
    span = {"starts_at": NOW - timedelta(days=1), "ends_at": NOW + timedelta(days=7)}
    leave = Leave.objects.create(therapist=house.therapist, **span)
    absence = Absence.objects.create(
        therapist=house.therapist,
        cover=cover,
        leave=leave,
        made_by=house.therapist,
        made_at=NOW,
        **span,
    )
    assert "Messages to read" in words(browser.get("/work/"))
    assert "May I come at six?" in words(browser.get(theirs(course)))
    assert "Messages to read" not in words(stranger.get("/work/"))
    assert stranger.get(theirs(course)).status_code == 404
    # Nobody who reads them has hours before the therapist is back: that day is what is said.
    assert "Ola Brandt reads it by 20:00 on Tuesday 1 December" in words(
        browser_of(course.client).get(MINE)
    )
    with pytest.raises(NotYours):
        between.say_read(course=course, shown=1, by=other, at=NOW)
    absence.ended_at = NOW
    absence.save()
    assert browser.get(theirs(course)).status_code == 404


def test_ten_in_a_day_are_taken_and_what_is_not_sent_is_not_lost(course, house):
    for minute in range(A_DAY):
        say(course, at=NOW - timedelta(minutes=minute))
    late = browser_of(course.client).post(MINE, {"text": "One more", "mark": str(uuid.uuid4())})
    assert "this one was not sent" in words(late)
    assert "One more" in words(late)
    assert ClientMessage.objects.count() == A_DAY
    say(course, at=NOW + timedelta(days=1, minutes=1))
    course.ended_at, course.state, course.ended_by = NOW, "ended", "agreed"
    course.save()
    with pytest.raises(NotAllowed):
        say(course, at=NOW + timedelta(days=3))
    assert "Late: " not in words(sign_in(Browser(), house.therapist).get(theirs(course)))
