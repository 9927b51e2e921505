"""Behind the link of an offer: every date, a yes or a no, and not a word of what brings them."""

import re
import uuid
from datetime import timedelta

import pytest
import time_machine
from django.test import Client as Browser

from sixteen.care.models import Course
from sixteen.intake.models import Enquiry, Offer
from sixteen.intake.offers import link_code
from sixteen.intake.wishes import Said, set_wishes
from sixteen.journeys.matching import matches_of
from sixteen.journeys.offers import Choice, offer_course
from sixteen.people.models import Account, Client
from sixteen.people.permissions import Role
from tests.journeys.waiting import concern, therapist, waits
from tests.people_of import away
from tests.portal.house import NOW, account
from tests.workspace.house import Practice

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def made():
    therapist("Vera Lund", concerns=(concern(),))
    enquiry = waits(Practice())
    # Nobody who waits has an account yet.
    Client.objects.filter(pk=enquiry.client_id).update(account=None)
    Account.objects.filter(person=enquiry.client_id).update(person=uuid.uuid4())
    set_wishes(enquiry=enquiry, said=Said(concerns=("low",)), by=None, at=NOW)
    match = matches_of(enquiry, at=NOW).matching.matches[0]
    choice = Choice.of(match.therapist, match.best)
    lead = account(Role.SERVICE_LEAD)
    return offer_course(enquiry=enquiry, choice=choice, by=lead, at=NOW)


def path(offer):
    return f"/offer/{link_code(offer)}/"


def test_every_date_is_there_and_nothing_of_what_brings_them(made):
    answer = Browser().get(path(made))
    page = answer.content.decode()
    assert "Vera Lund, Tuesdays at 17:00" in page
    assert "Tuesday 8 December 2026" in page and "Tuesday 23 March 2027" in page
    assert len(re.findall(r"<li>\d+ \w+ \d{4}, \d\d:\d\d</li>", page)) == 16
    assert "Feeling low" not in page and "Ian" not in page
    assert "Works with what brings you" in page and 'content="noindex"' in page


def test_looking_changes_nothing(made):
    for _ in range(2):
        Browser().get(path(made))
    assert Offer.objects.get().state == "open"


def test_yes_twice_is_one_course_and_a_way_in_that_is_shown_here_alone(made):
    browser = Browser()
    for _ in range(2):
        assert browser.post(path(made), {"answer": "yes"}).status_code == 302
    assert Course.objects.filter(enquiry=made.enquiry).count() == 1
    way_in = re.compile(r'href="(/account/welcome/[^"]+)"')
    found = way_in.search(browser.get(path(made)).content.decode())
    assert found and Browser().get(found.group(1)).status_code == 200
    assert not way_in.search(Browser().get(path(made)).content.decode())


def test_no_keeps_the_place_and_says_so(made):
    browser = Browser()
    browser.post(path(made), {"answer": "no"})
    browser.post(path(made), {"answer": "yes"})
    assert "You keep your place" in browser.get(path(made)).content.decode()
    assert Enquiry.objects.get(pk=made.enquiry_id).state == "waiting"


def test_after_the_day_nothing_can_be_answered_and_the_place_is_kept(made):
    with time_machine.travel(made.reply_by + timedelta(minutes=1), tick=False):
        browser = Browser()
        browser.post(path(made), {"answer": "yes"})
        page = browser.get(path(made)).content.decode()
    assert "The day to answer has passed" in page and "You keep your place" in page
    assert not Course.objects.filter(enquiry=made.enquiry).exists()


def test_a_yes_to_what_cannot_begin_any_more_is_answered_in_words(made):
    away(made.therapist, NOW + timedelta(weeks=5), days=7)
    browser = Browser()
    assert browser.post(path(made), {"answer": "yes"}).status_code == 302
    page = browser.get(path(made)).content.decode()
    assert "This is not open any more" in page and "You keep your place" in page


def test_an_unknown_link_and_an_unknown_answer_do_nothing(made):
    assert Browser().get("/offer/nobody-has-this/").status_code == 404
    Browser().post(path(made), {"answer": "perhaps"})
    assert Offer.objects.get().state == "open"
