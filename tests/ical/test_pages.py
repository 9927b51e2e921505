"""Where a client or a therapist makes the address of their calendar feed, and ends it."""

import re

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client as Browser

from sixteen.audit.models import Entry
from sixteen.people.permissions import Role
from sixteen.scheduling.feeds import make_feed
from sixteen.scheduling.models import CalendarFeed
from tests.people.signing import sign_in
from tests.portal.house import NOW, account
from tests.workspace.house import Practice

PLACES = {"client": "/my/calendar/", "therapist": "/work/calendar/"}
ADDRESS = re.compile(r"http://testserver(/calendar/[\w-]{43}/feed\.ics)")


@pytest.fixture
def practice(db):
    cache.clear()
    with time_machine.travel(NOW, tick=False):
        yield Practice()


@pytest.fixture(params=PLACES)
def own(request, practice):
    """A browser of this person, and their page."""
    who = practice.client.account if request.param == "client" else practice.therapist
    return sign_in(Browser(), who), PLACES[request.param]


def test_it_is_made_shown_once_and_stopped(own):
    browser, page = own
    assert b"Make an address" in browser.get(page).content
    made = browser.post(page, {"action": "make"})
    address = ADDRESS.search(made.content.decode())[1]
    assert Browser().get(address).status_code == 200
    again = browser.get(page).content.decode()
    assert not ADDRESS.search(again) and "connected since Tuesday 24 November 2026" in again
    assert browser.post(page, {"action": "stop"}).headers["Location"] == page
    assert Browser().get(address).status_code == 404
    assert browser.post(page, {"action": "stop"}).status_code == 302
    done = set(Entry.objects.values_list("action", flat=True))
    assert {"make-calendar-feed", "revoke-calendar-feed"} <= done


FORM = re.compile(r'name="form" value="([0-9a-f-]{36})"')


def test_a_form_sent_twice_makes_one_address(own):
    browser, page = own
    form = FORM.search(browser.get(page).content.decode())[1]
    typed = {"action": "make", "form": form}
    first, again = (browser.post(page, typed).content.decode() for _ in range(2))
    assert ADDRESS.search(first)[1] == ADDRESS.search(again)[1]
    assert CalendarFeed.objects.count() == 1


def test_a_form_from_before_it_was_stopped_does_not_bring_the_address_back(own):
    browser, page = own
    form = FORM.search(browser.get(page).content.decode())[1]
    first = browser.post(page, {"action": "make", "form": form}).content.decode()
    browser.post(page, {"action": "stop"})
    again = browser.post(page, {"action": "make", "form": form}).content.decode()
    assert ADDRESS.search(first)[1] != ADDRESS.search(again)[1]
    assert Browser().get(ADDRESS.search(first)[1]).status_code == 404


def test_nobody_gets_the_address_of_another_with_the_id_of_a_form(own, practice):
    browser, page = own
    feed, token = make_feed(whose=practice.other, by=practice.other, at=NOW)
    made = browser.post(page, {"action": "make", "form": str(feed.pk)}).content.decode()
    assert ADDRESS.search(made) and token not in made
    assert Browser().get(f"/calendar/{token}/feed.ics").status_code == 200


def test_looking_makes_and_ends_nothing(own):
    browser, page = own
    for method in (browser.get, browser.head):
        assert method(page, {"action": "make"}).status_code == 200
    assert not CalendarFeed.objects.exists()


def test_the_public_address_of_the_service_is_used(own, settings):
    settings.ADDRESS = "https://book.example.org"
    browser, page = own
    made = browser.post(page, {"action": "make"}).content.decode()
    assert "https://book.example.org/calendar/" in made


@pytest.mark.parametrize("place", PLACES)
def test_who_it_is_is_asked_again(practice, place):
    who = practice.client.account if place == "client" else practice.therapist
    browser = sign_in(Browser(), who, minutes_ago=16)
    asked = browser.get(PLACES[place])
    assert asked.status_code == 302 and asked.headers["Location"].startswith("/account/prove/")
    assert browser.post(PLACES[place], {"action": "make"}).status_code == 403
    assert not CalendarFeed.objects.exists()


def test_it_is_only_for_whoever_has_appointments(practice):
    reception = account(Role.RECEPTION)
    for who in (reception, practice.supervisor, practice.duty):
        for page in PLACES.values():
            assert sign_in(Browser(), who).post(page, {"action": "make"}).status_code == 404
    client, therapist = practice.client.account, practice.therapist
    assert sign_in(Browser(), client).post("/work/calendar/").status_code == 404
    assert sign_in(Browser(), therapist).post("/my/calendar/").status_code == 404
    assert not CalendarFeed.objects.exists()


def test_the_pages_lead_there(practice):
    pages = (("/my/", practice.client.account), ("/work/", practice.therapist))
    for page, who in pages:
        assert f"{page}calendar/" in sign_in(Browser(), who).get(page).content.decode()


def test_the_pages_say_what_the_calendar_will_say(practice, settings):
    browser = sign_in(Browser(), practice.therapist)
    assert "“Appointment”, when and where" in browser.get("/work/calendar/").content.decode()
    settings.CALENDAR_INITIALS = True
    assert "the initials of the client" in browser.get("/work/calendar/").content.decode()
