"""The pages in another language: asked for only where the service has one, chosen in words."""

import pytest
from django.conf import settings
from django.test import Client as Browser

pytestmark = pytest.mark.django_db
WELSH = [("en-gb", "English"), ("cy", "Cymraeg")]


@pytest.fixture
def in_two(settings):
    settings.LANGUAGES = WELSH
    after = settings.MIDDLEWARE.index("django.contrib.sessions.middleware.SessionMiddleware") + 1
    locale = "django.middleware.locale.LocaleMiddleware"
    settings.MIDDLEWARE = [*settings.MIDDLEWARE[:after], locale, *settings.MIDDLEWARE[after:]]


def reading(browser: Browser) -> str:
    return browser.get("/reading/").content.decode()


def test_one_language_is_not_a_choice_and_what_the_browser_asks_for_changes_nothing():
    assert [code for code, _ in settings.LANGUAGES] == ["en-gb"]
    page = Browser(headers={"accept-language": "cy"}).get("/reading/")
    assert '<html lang="en-GB"' in page.content.decode() and "Cymraeg" not in page.content.decode()
    assert "Accept-Language" not in page.headers.get("Vary", "")


def test_a_language_is_chosen_in_its_own_words_and_kept_on_this_device(in_two):
    browser = Browser()
    page = reading(browser)
    assert '<html lang="en-GB"' in page and "Cymraeg" in page
    usual = {"text": "usual", "spacing": "usual", "contrast": "usual"}
    usual |= {"light": "device", "motion": "device", "language": "cy"}
    assert browser.post("/reading/", usual).status_code == 302
    assert '<html lang="cy"' in reading(browser)
    browser.post("/reading/", usual | {"language": "en-gb"})
    assert '<html lang="en-GB"' in reading(browser)
    refused = browser.post("/reading/", usual | {"language": "xx"})
    assert "Choose one of these." in refused.content.decode()


def test_a_language_that_is_read_from_the_right_turns_the_page(in_two, settings):
    settings.LANGUAGES = [*WELSH, ("ar", "العربية")]
    page = reading(Browser(headers={"accept-language": "ar"}))
    assert '<html lang="ar" dir="rtl"' in page
