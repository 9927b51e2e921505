"""A client chooses a language: pages, links and messages speak it, and questions where they may."""

import uuid
from dataclasses import replace

from django.conf import settings
from django.core import mail
from django.test import Client as Browser

from sixteen.domain.measures import catalogue
from sixteen.domain.measures.phq9 import PHQ9
from sixteen.outbox.delivering import deliver
from sixteen.outbox.kinds import Way
from sixteen.outbox.models import Message
from sixteen.people.actions.language import choose_language
from sixteen.people.models import Client
from sixteen.people.reading_language import language_of
from sixteen.questionnaires.models import Response
from tests.access.house import House
from tests.forms import visitors
from tests.office.house import FRIDAY_940
from tests.people_of import answer
from tests.portal.house import NOW

USUAL = {"text": "usual", "spacing": "usual", "contrast": "usual", "light": "device"}
COOKIE = settings.LANGUAGE_COOKIE_NAME


def mina(house: House) -> Client:
    return Client.objects.get(pk=house.people.client.pk)


def in_welsh(house: House, who: str = "cl") -> Browser:
    browser = house.people.browser(who)
    browser.cookies[COOKIE] = "cy"
    return browser


def choose(house: House, language: str = "cy") -> None:
    choose_language(client=mina(house), language=language, by=None, at=NOW)


def test_a_client_who_chooses_is_written_to_in_it_and_staff_are_not(house: House) -> None:
    sent = USUAL | {"motion": "device", "language": "cy"}
    house.people.browser("cl").post("/reading/", sent)
    assert mina(house).open("language") == "cy"
    for person in (mina(house).pk, house.people.practice.therapist.person):
        message = Message(kind="message-for-client", person=person, about=uuid.uuid4())
        deliver(message, Way("email", "mina@example.org"), at=NOW)
    to_mina, to_staff = (each.subject for each in mail.outbox)
    assert to_mina == "⟦There is something new for you⟧"
    assert to_staff == "There is something new for you"
    with_you = "it is kept with your record"
    assert with_you in house.people.browser("cl").get("/reading/").content.decode()
    assert with_you not in house.people.browser("an").get("/reading/").content.decode()


def test_what_the_service_does_not_have_is_not_chosen(house: House, settings) -> None:  # type: ignore[no-untyped-def]
    choose(house, "xx")
    assert mina(house).open("language") is None and language_of(mina(house).pk) == "en-gb"
    choose(house)
    settings.LANGUAGES = [("en-gb", "English")]
    assert language_of(mina(house).pk) == "en-gb"


def test_a_link_and_another_device_speak_it_until_the_device_chose_one(house: House) -> None:
    address = f"/for-you/{house.things.named['answer_link']}/1/"
    browser = house.people.browser("an")
    assert '<html lang="en-GB"' in browser.get(address).content.decode()
    choose(house)
    assert '<html lang="cy"' in browser.get(address).content.decode()
    browser.cookies[COOKIE] = "en-gb"
    assert '<html lang="en-GB"' in browser.get(address).content.decode()
    there = house.people.browser("cl").get("/place/")
    assert there.cookies[COOKIE].value == "cy" and not there.cookies[COOKIE]["max-age"]
    assert COOKIE not in in_welsh(house).get("/place/").cookies


def test_who_books_in_it_is_written_to_in_it(house: House) -> None:
    browser = in_welsh(house, "an")
    time = visitors.a_time(house.people.office, f"{FRIDAY_940:%Y%m%dT%H%MZ}")
    browser.post("/book/", {"time": time})
    browser.post("/book/name/", visitors.PERSON)
    browser.post("/book/contact/", visitors.CONTACT)
    browser.post("/book/privacy/", {"read": "on"})
    made = next(each for each in Client.objects.all() if each.open("name") == "Robin Vale")
    assert made.open("language") == "cy"


def test_questions_are_asked_in_a_validated_translation_which_is_kept(
    house: House, monkeypatch
) -> None:  # type: ignore[no-untyped-def]
    asked = house.people.practice.house.request(house.people.course, number=8)
    answer(asked, 1, 0)
    at = f"/my/questionnaires/{asked.pk}/"
    before = in_welsh(house).get(f"{at}1/").content.decode()
    assert f'<h1 lang="en-GB" dir="ltr">{PHQ9.items[0].text}' in before
    assert "⟦These questions are in English." in in_welsh(house).get(at).content.decode()
    items = tuple(replace(each, text=f"Q {each.code}") for each in PHQ9.items)
    welsh = replace(PHQ9, items=items, language="cy", version="2", is_translation=True)
    monkeypatch.setattr(catalogue, "TRANSLATIONS", {("phq9", "cy"): welsh})
    assert f"<h1>Q {items[0].code}</h1>" in in_welsh(house).get(f"{at}1/").content.decode()
    assert "These questions are in English" not in in_welsh(house).get(at).content.decode()
    in_english = house.people.browser("cl").get(f"{at}1/").content.decode()
    assert f"<h1>{PHQ9.items[0].text}</h1>" in in_english
    # Kept with the answers, sent or not; and both, where the language was changed between them.
    in_welsh(house).post(f"{at}2/", {"answer": "0"})
    house.people.browser("cl").post(f"{at}check/")
    assert Response.objects.get(request=asked).measure_version == "1999 + 2 (cy)"
    other = house.people.practice.house.request(house.people.course, number=9)
    in_welsh(house).post(f"/my/questionnaires/{other.pk}/1/", {"answer": "0"})
    assert Response.objects.get(request=other).measure_version == "2 (cy)"


def test_staff_read_english_whatever_their_browser_asks_for(house: House) -> None:
    for who, where in (("re", "/office/"), ("th", "/work/")):
        browser = in_welsh(house, who)
        page = browser.get(where, headers={"accept-language": "cy"}).content.decode()
        assert '<html lang="en-GB"' in page and "⟦" not in page, where


def test_what_was_changed_meanwhile_is_said_in_it(house: House) -> None:
    typed = {"days": ["0"], "begin": "9", "end": "17", "until": "17", "version": "0"}
    answer = in_welsh(house).post("/my/contact/hours/email/", typed)
    assert "⟦This was changed meanwhile." in answer.content.decode()
