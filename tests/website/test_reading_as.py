"""How somebody likes to read: one cookie, on every kind of page, and readable in every choice."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client as Browser

from sixteen.people.permissions import Role
from sixteen.website.accent import contrast
from sixteen.website.reading_as import COOKIE, as_cookie, kept_in
from tests.people.conftest import make_account
from tests.people.signing import sign_in

USUAL = {"text": "usual", "spacing": "usual", "contrast": "usual"}
USUAL |= {"light": "device", "motion": "device"}
PAIRS = [
    *(
        (words, ground)
        for words in ("ink", "quiet", "accent", "clay", "sun")
        for ground in ("paper", "sunken")
    ),
    ("accent-ink", "accent"),
    ("accent-deep", "accent-soft"),
    ("clay", "clay-soft"),
    ("sun", "sun-soft"),
    ("night-ink", "night"),
]


def sheet(name: str) -> str:
    return Path(str(finders.find(f"look/{name}.css"))).read_text("utf-8")


def tokens(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+):(#[0-9a-f]{6})", block))


def blocks(words: str) -> list[dict[str, str]]:
    found = [tokens(each) for each in re.findall(r"\{[^{}]*\}", words)]
    return [each for each in found if "paper" in each]


def test_only_what_is_ours_is_kept():
    chosen = {"text": "xl", "light": "dark"}
    assert kept_in(as_cookie({**USUAL, **chosen})) == chosen
    assert as_cookie(USUAL) == ""
    for odd in ("", "text", "text-huge", 'text-"><script>', "a" * 9999, "text-usual", "x-y.."):
        assert kept_in(odd) == {}


@pytest.mark.django_db
def test_it_counts_on_every_kind_of_page_and_goes_again(settings):
    settings.SESSION_COOKIE_SECURE = True
    visitor = Browser()
    assert COOKIE not in visitor.get("/reading/").cookies
    sent = visitor.post("/reading/", {**USUAL, "text": "large", "light": "dark"})
    kept = sent.cookies[COOKIE]
    assert kept.value == "text-large.light-dark"
    assert (kept["httponly"], kept["secure"], kept["samesite"]) == (True, True, "Lax")
    said = '<html lang="en-GB" data-text="large" data-light="dark">'
    for page in ("/", "/reading/", "/book/", "/account/login/", "/nowhere/"):
        assert said in visitor.get(page).content.decode(), page
    therapist = sign_in(Browser(), make_account(Role.THERAPIST))
    therapist.cookies[COOKIE] = kept.value
    for page in ("/work/", "/work/courses/"):
        shown = therapist.get(page).content.decode()
        assert said in shown
        assert 'href="/reading/"' in shown
    gone = visitor.post("/reading/", USUAL)
    assert (gone.cookies[COOKIE].value, gone.cookies[COOKIE]["max-age"]) == ("", 0)
    assert '<html lang="en-GB">' in visitor.get("/").content.decode()


@pytest.mark.parametrize(("name", "least"), [("tokens", 4.5), ("reading", 7)])
def test_every_choice_of_colours_can_be_read(name, least):
    found = blocks(sheet(name))
    assert len(found) == 3
    for colours in found:
        low = {(a, b): contrast(colours[a], colours[b]) for a, b in PAIRS}
        assert {pair: each for pair, each in low.items() if each < least} == {}
    # Dark as the device has it and dark as it was chosen.
    assert found[1] == found[2]
