"""The client's aims in their words, with how near they felt; and what they make of the focus."""

import html

import pytest
import time_machine
from django.urls import reverse

from sixteen.care.actions.aims import rate_aim, set_aims
from sixteen.care.actions.foci import keep_what_they_make_of_it
from tests.portal.house import NOW, House, browser_of

pytestmark = pytest.mark.django_db


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
    return html.unescape(reply.content.decode())


def test_aims_are_drawn_with_gaps_and_the_numbers_stand_below(house, course):
    by = {"by": house.therapist, "at": NOW}
    first, _ = set_aims(course=course, words=["Speak up at <home>", "Sleep"], **by)
    for number, value in ((1, 2), (2, 4), (5, 3)):
        session = course.sessions.get(number=number)
        rate_aim(aim=first, session=session, value=value, **by)
    mine = browser_of(course.client)
    reply = mine.get(reverse("portal:aims"))
    text = words(reply)
    assert "Speak up at &lt;home&gt;" in reply.content.decode()
    assert "2 at session 1, 3 at session 5" in text
    # One line from 1 to 2 and none to 5: the sessions between were not rated.
    assert text.count("<polyline") == 1
    assert 'points="20.0,72.0 60.0,56.0"' in text
    assert text.count('class="dot"') == 3
    assert '<tr><th scope="row">5</th><td>3</td><td>when we met</td></tr>' in text
    assert "Not rated yet." in text
    assert reverse("portal:aims") in words(mine.get("/my/"))
    other = house.client("Noor Haddad")
    assert browser_of(other).get(reverse("portal:aims")).status_code == 404
    house.course(other, hour=12)
    assert "No aims are written down yet" in words(browser_of(other).get(reverse("portal:aims")))


def test_a_client_writes_what_they_make_of_the_focus_and_nothing_is_lost(house, course):
    focus, mine = house.focus(course), browser_of(course.client)
    url = reverse("portal:focus", args=[focus.pk])
    sent = mine.post(url, {"makes_of_it": "The chair fits.", "revision": focus.revision})
    assert sent.status_code == 302
    focus.refresh_from_db()
    assert focus.open("makes_of_it") == "The chair fits."
    assert "The chair fits." in words(mine.get(url))
    keep_what_they_make_of_it(
        focus=focus, text="Said in the room.", revision=focus.revision, by=house.therapist, at=NOW
    )
    late = mine.post(url, {"makes_of_it": "Not quite.", "revision": focus.revision})
    assert late.status_code == 200
    assert "Said in the room." in words(late)
    assert "Not quite." in words(late)
    focus.refresh_from_db()
    assert focus.open("makes_of_it") == "Said in the room."
    draft = house.focus(course, state="draft", version=2)
    hidden = reverse("portal:focus", args=[draft.pk])
    assert mine.post(hidden, {"makes_of_it": "x", "revision": "1"}).status_code == 404
