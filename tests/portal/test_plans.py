"""The safety plan: one tap from every page, and a copy that says nothing by its name."""

import html
import re

import pytest
import time_machine
from django.test import Client as Browser

from sixteen.audit.models import Entry
from sixteen.care.actions.plans import save_plan
from tests.people.signing import sign_in
from tests.portal.house import NOW, House, browser_of

pytestmark = pytest.mark.django_db
PARTS = {
    "signs": "I stop answering <b>messages</b>.",
    "ask": "My brother, 01632 960 044",
    "around": "He keeps them.",
}
IN_THE_BAR = re.compile(r'aria-label="Help now".*?</div></div>', re.DOTALL)


@pytest.fixture(autouse=True)
def tuesday_at_ten():
    with time_machine.travel(NOW, tick=False):
        yield


def has_a_plan(house: House, kind: str = "safety"):
    course = house.course(house.client())
    save_plan(course=course, kind=kind, parts=PARTS, by=house.therapist, at=NOW)
    return course


def test_it_is_one_tap_away_from_every_page_of_who_has_one():
    house = House()
    course = has_a_plan(house)
    mine, asked = browser_of(course.client), house.request(course)
    for page in ("/my/", "/my/sessions/", "/my/contact/", f"/my/questionnaires/{asked.pk}/1/"):
        bar = IN_THE_BAR.search(mine.get(page).content.decode())[0]
        assert 'href="/my/plan/mine/"' in bar
        assert 'href="/help-now/"' in bar
    other = house.client("Noor Haddad")
    house.course(other, hour=12)
    assert "/my/plan/mine/" not in browser_of(other).get("/my/").content.decode()


def test_a_plan_for_a_rough_patch_alone_is_not_that_one():
    course = has_a_plan(House(), "rough-patch")
    bar = IN_THE_BAR.search(browser_of(course.client).get("/my/").content.decode())[0]
    assert "/my/plan/" not in bar


def test_a_copy_is_warned_about_and_opens_without_us(settings):
    settings.SERVICE = {**settings.SERVICE, "name": "Larch House", "phone": "01632 960 016"}
    mine = browser_of(has_a_plan(House()).client)
    assert 'href="/my/plan/mine/keep/"' in mine.get("/my/plan/mine/").content.decode()
    warned = mine.get("/my/plan/mine/keep/").content.decode()
    assert "Think about who else uses it." in warned
    assert "My brother" not in warned
    file = mine.get("/my/plan/mine/file/")
    assert file["Content-Disposition"] == 'attachment; filename="my-plan-2026-11-24.html"'
    assert file["Cache-Control"] == "no-store"
    text = file.content.decode()
    assert "<title>My plan</title>" in text
    assert "&lt;b&gt;messages&lt;/b&gt;" in text
    assert "My brother, 01632 960 044" in html.unescape(text)
    assert 'href="tel:111"' in text
    # Nothing is fetched, no script is there, and nobody is named.
    assert re.findall(r'(?:src|href)="(?!tel:|sms:)|@import|url\(|<script|<link', text) == []
    assert "Larch House" not in text
    assert Entry.objects.filter(action="view-plan-file").count() == 1
    settings.KEPT_PLAN_NAMES_SERVICE = True
    assert "Larch House: <a" in mine.get("/my/plan/mine/file/").content.decode()


def test_who_it_is_is_asked_again_before_a_copy_and_not_before_reading():
    client = has_a_plan(House()).client
    tired = sign_in(Browser(), client.account, minutes_ago=20)
    assert tired.get("/my/plan/mine/").status_code == 200
    for page in ("keep", "file"):
        assert "/account/prove" in tired.get(f"/my/plan/mine/{page}/").headers.get("Location", "")
