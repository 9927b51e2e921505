"""The other pages of a client: what is mine, read, signed and answered; and nobody else's."""

import html
import uuid

import pytest
import time_machine
from django.test import Client as Browser
from django.urls import reverse

from sixteen.people.models import SafeContact
from tests.people.signing import sign_in
from tests.portal.house import NOW, House, browser_of

pytestmark = pytest.mark.django_db
ODD = "Zoë 🌧️ \u202eabc\u202c <script>alert(1)</script> ﷽ e\u0301\r\nsecond line"


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


@pytest.fixture
def mine(course):
    return browser_of(course.client)


def words(response):
    return html.unescape(response.content.decode())


# where I am


def test_where_i_am_shows_the_next_session_and_what_is_open(house, course, mine):
    asked = house.request(course)
    later = house.request(course, "gad7", opens_at=NOW.replace(day=25))
    agreement = house.agreement(course)
    page = mine.get(reverse("portal:overview"))
    assert page.status_code == 200
    text = words(page)
    assert "Session 7 of 16 comes next, in the middle" in text
    assert "Thursday 26 November 2026, 18:30 to 19:20" in text
    assert "Mill House" in text
    assert reverse("portal:questionnaire", args=[asked.pk]) in text
    assert str(later.pk) not in text
    assert reverse("portal:agreement", args=[agreement.pk]) in text
    assert "Our focus" not in text


def test_what_is_shared_can_be_read_from_there_and_drafts_cannot(house, course, mine):
    shared = house.focus(course, version=1)
    draft = house.focus(course, state="draft", version=2)
    letter = house.letter(course)
    hidden = house.letter(course, state="draft", version=2)
    text = words(mine.get(reverse("portal:overview")))
    assert str(shared.pk) in text
    assert str(letter.pk) in text
    assert str(draft.pk) not in text
    assert str(hidden.pk) not in text


def test_somebody_who_waits_is_not_shown_an_empty_course(house):
    page = browser_of(house.client()).get(reverse("portal:overview"))
    assert page.status_code == 200
    assert "Where I am" in words(page)
    assert "<ol" not in words(page)
    assert 'href="/my/data/"' in words(page) and 'href="/my/looks/"' in words(page)


def test_nobody_gets_in_without_signing_in():
    for name in ("overview", "contact"):
        reply = Browser().get(reverse(f"portal:{name}"))
        assert reply.status_code == 302
        assert "/account/" in reply.url


# agreement


def test_the_agreement_is_read_and_signed_once(house, course, mine):
    agreement = house.agreement(course)
    url = reverse("portal:agreement", args=[agreement.pk])
    assert "Thursdays at 18:30" in words(mine.get(url))
    unticked = mine.post(url, {})
    assert unticked.status_code == 200
    assert "Tick the box" in words(unticked)
    assert mine.post(url, {"read": "on"}).status_code == 302
    agreement.refresh_from_db()
    assert agreement.client_signed_at == NOW
    with time_machine.travel(NOW.replace(minute=10), tick=False):
        assert mine.post(url, {"read": "on"}).status_code == 302
    agreement.refresh_from_db()
    assert agreement.client_signed_at == NOW
    assert "You signed this on 24 November 2026" in words(mine.get(url))


# focus


def test_a_shared_focus_is_read_as_drawing_and_as_text(house, course, mine):
    page = mine.get(reverse("portal:focus", args=[house.focus(course).pk]))
    text = words(page)
    for part in ("small and in the way", "busy, and soon tired of me", "shame", "a spare chair"):
        assert part in text
    assert "compliant withdrawal" not in text
    assert "<svg" in text


def test_a_copy_is_there_on_a_yes_alone_and_goes_on_a_no(house, course, mine):
    asked = house.focus(course, copy="asked")
    page, copy = (reverse(f"portal:{name}", args=[asked.pk]) for name in ("focus", "focus_copy"))
    assert mine.get(page).status_code == 404
    assert "a spare chair" not in words(mine.get(copy))
    assert copy in mine.get("/my/").content.decode()
    assert mine.post(copy, {}).status_code == 200
    assert mine.post(copy, {"copy": "yes"}).headers["Location"] == page
    assert "a spare chair" in words(mine.get(page))
    assert copy not in mine.get("/my/").content.decode()
    mine.post(copy, {"copy": "no"})
    assert mine.get(page).status_code == 404


def test_a_draft_focus_is_not_there(house, course, mine):
    draft = house.focus(course, state="draft")
    assert mine.get(reverse("portal:focus", args=[draft.pk])).status_code == 404


# letter


def test_a_letter_is_read_and_answered_with_any_words(house, course, mine):
    letter = house.letter(course)
    url = reverse("portal:letter", args=[letter.pk])
    assert "you said little" in words(mine.get(url))
    assert mine.post(url, {"answer": ODD}).status_code == 302
    letter.refresh_from_db()
    assert letter.state == "answered"
    kept = letter.open("answer")
    assert kept.replace("\r\n", "\n") == ODD.replace("\r\n", "\n")
    page = mine.get(url)
    assert "<script>alert" not in page.content.decode()
    assert "Zoë" in words(page)


def test_words_sent_after_the_answer_are_shown_and_not_lost(house, course, mine):
    url = reverse("portal:letter", args=[house.letter(course).pk])
    mine.post(url, {"answer": "My answer"})
    assert mine.post(url, {"answer": "My answer"}).status_code == 302
    late = mine.post(url, {"answer": "One more thought"})
    assert late.status_code == 200
    assert "This was not sent" in words(late)
    assert "One more thought" in words(late)


@pytest.mark.parametrize("sent", ["", "  \n ", "x" * 10_001, "a\x00b"])
def test_an_answer_that_cannot_be_sent_is_explained_and_kept(house, course, mine, sent):
    letter = house.letter(course)
    page = mine.post(reverse("portal:letter", args=[letter.pk]), {"answer": sent})
    assert page.status_code == 200
    assert "Error: " in words(page)
    assert sent.strip().replace("\x00", "") in words(page).replace("\x00", "")
    letter.refresh_from_db()
    assert letter.state == "shared"


def test_a_letter_that_is_still_a_draft_is_not_there(house, course, mine):
    draft = house.letter(course, state="draft")
    url = reverse("portal:letter", args=[draft.pk])
    assert mine.get(url).status_code == 404
    assert mine.post(url, {"answer": "Hello"}).status_code == 404


# contact


def test_contact_can_only_be_made_stricter(house, course, mine):
    url = reverse("portal:contact")
    text = words(mine.get(url))
    assert "mina@example.org" in text
    assert "Never ring on Sundays" in text
    assert 'name="phone"' not in text
    # Not allowed before, so ticking it by hand changes nothing; the e-mail is taken out.
    assert mine.post(url, {"text": "on", "phone": "on"}).status_code == 302
    newest = SafeContact.objects.filter(client=course.client).latest("version")
    assert (newest.email, newest.text, newest.phone, newest.voicemail) == (
        False,
        True,
        False,
        False,
    )
    assert newest.open("words") == "Never ring on Sundays"
    assert 'name="email"' not in words(mine.get(url))


@pytest.mark.parametrize("thing", ["focus", "letter", "contact"])
def test_who_it_is_is_asked_again_before_focus_letter_and_contact(house, course, thing):
    args = [] if thing == "contact" else [getattr(house, thing)(course).pk]
    url = reverse(f"portal:{thing}", args=args)
    tired = sign_in(Browser(), course.client.account, minutes_ago=20)
    assert tired.get(reverse("portal:overview")).status_code == 200
    reply = tired.get(url)
    assert reply.status_code == 302
    assert reverse("people:prove") in reply.url
    before = SafeContact.objects.count()
    assert tired.post(url, {"answer": "Hello"}).status_code != 200
    assert SafeContact.objects.count() == before


# somebody else's


@pytest.mark.parametrize("thing", ["agreement", "focus", "letter"])
def test_what_is_another_clients_is_not_there(house, course, thing):
    found = getattr(house, thing)(course)
    stranger = house.client("Somebody Else")
    house.course(stranger, hour=16)
    url = reverse(f"portal:{thing}", args=[found.pk])
    mine = browser_of(stranger)
    assert mine.get(url).status_code == 404
    sent = mine.post(url, {"answer": "Hello", "read": "on"})
    assert sent.status_code == 404
    assert mine.get(reverse(f"portal:{thing}", args=[uuid.uuid4()])).status_code == 404


@pytest.mark.parametrize("thing", ["agreement", "focus", "letter"])
def test_the_therapist_does_not_come_in_through_the_clients_door(house, course, thing):
    found = getattr(house, thing)(course)
    mine = sign_in(Browser(), house.therapist)
    assert mine.get(reverse(f"portal:{thing}", args=[found.pk])).status_code in (302, 404)
