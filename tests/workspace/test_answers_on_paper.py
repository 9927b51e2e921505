"""A page of answers that was opened before the client answered: it takes nothing away from them."""

import html
from typing import Any

import pytest
import time_machine
from django.test import Client as Browser
from django.urls import reverse

from sixteen.care.models import Alert
from sixteen.journeys import answering
from sixteen.questionnaires.models import Response
from tests.people.signing import sign_in
from tests.people_of import answer, audited
from tests.portal.house import NOW

pytestmark = pytest.mark.django_db
# As the auditor found it: the paper is blank at 3 and 9.
PAPER = {f"phq9_{n}": "1" for n in (1, 2, 4, 5, 6, 7, 8)} | {"mode": "on paper"}


@pytest.fixture(autouse=True)
def tuesday_at_ten():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def asked(practice):
    return practice.house.request(practice.course)


@pytest.fixture
def page(asked):
    return reverse("workspace:answers", args=[asked.pk])


@pytest.fixture
def browser(practice):
    return sign_in(Browser(), practice.therapist)


def seen(browser: Browser, page: str) -> dict[str, Any]:
    """What the form of the page holds before anybody types: its hidden fields."""
    form = browser.get(page).context["form"]
    return {field.html_name: field.value() or 0 for field in form.hidden_fields()}


def words(page: Any) -> str:
    return " ".join(html.unescape(page.content.decode()).split())


def by_link(asked: Any, value: int, numbers: Any = range(1, 10)) -> None:
    for number in numbers:
        answer(asked, number, value, by=None, mode="link")


def kept(asked: Any) -> dict[str, int | None]:
    return Response.objects.get(request=asked).open("answers")


def concerns() -> list[str]:
    alert = Alert.objects.filter(state="open").first()
    return [each["words"] for each in alert.open("concerns")] if alert else []


def test_an_old_page_overwrites_nothing_and_shows_both(practice, browser, page, asked) -> None:
    before = seen(browser, page)
    by_link(asked, 2)
    reply = browser.post(page, PAPER | before)
    shown = words(reply)
    assert reply.status_code == 200 and "Error: " in shown
    assert set(kept(asked).values()) == {2} and len(concerns()) == 1
    response = Response.objects.get()
    assert (response.mode, response.finished_at) == ("link", None)
    # Both in words, and what was left blank in the paper's place is theirs in the form.
    assert "by the client, by link" in shown and "in an alert" not in shown
    assert "More than half the days" in shown and "Several days" in shown
    form = reply.context["form"]
    assert (form["phq9_1"].value(), form["phq9_3"].value(), form["phq9_9"].value()) == (
        "1",
        "2",
        "2",
    )
    # Sent once more, and 9 blanked by hand: what they said there stays, and the page says so.
    again = PAPER | seen_of(form) | {"phq9_3": "2", "phq9_9": ""}
    reply = browser.post(page, again, follow=True)
    assert "kept as they were: question 9" in words(reply)
    assert kept(asked)["phq9_9"] == kept(asked)["phq9_3"] == 2 and kept(asked)["phq9_1"] == 1
    assert len(concerns()) == 1 and Response.objects.count() == 1
    changed = audited("save-answer", actor=practice.therapist.pk, person=asked.client_id)
    assert changed == 7 and audited("save-answer", person=asked.client_id) == 16


def seen_of(form: Any) -> dict[str, Any]:
    return {field.html_name: field.value() for field in form.hidden_fields()}


@pytest.mark.parametrize("sent", [False, True])
def test_what_the_paper_says_about_safety_is_looked_at_all_the_same(
    browser, page, asked, sent
) -> None:
    before = seen(browser, page)
    by_link(asked, 0)
    if sent:
        answering.finish(request=asked, by=None, at=NOW, mode="link")
    reply = browser.post(page, PAPER | before | {"phq9_9": "3"})
    shown = words(reply)
    assert kept(asked)["phq9_9"] == 0 and "Nearly every day" in shown
    assert len(concerns()) == 1 and "Nearly every day" in concerns()[0]
    assert "were not changed" in concerns()[0] and "is in an alert" in shown
    assert ("Save all answers" in shown) is not sent
    # The same once more makes no second noise.
    browser.post(page, PAPER | before | {"phq9_9": "3"})
    assert len(concerns()) == 1


def test_in_the_room_it_is_for_whoever_sits_there_to_ask(practice, browser, page, asked) -> None:
    before = seen(browser, page)
    by_link(asked, 0)
    browser.post(page, PAPER | before | {"phq9_9": "3", "mode": "in the room"})
    assert Alert.objects.get().owner == practice.therapist


def test_sent_twice_it_is_in_already(browser, page, asked) -> None:
    form = PAPER | seen(browser, page)
    assert browser.post(page, form).status_code == 302
    once = Response.objects.values().get()
    assert "were in already" in words(browser.post(page, form, follow=True))
    assert Response.objects.values().get() == once


def test_blank_beside_what_was_begun_leaves_it_there(browser, page, asked) -> None:
    """Also where the page was not out of date."""
    by_link(asked, 2, numbers=(3, 9))
    assert browser.post(page, PAPER | seen(browser, page)).status_code == 302
    assert kept(asked)["phq9_9"] == kept(asked)["phq9_3"] == 2
    assert Response.objects.get().finished_at == NOW and len(concerns()) == 1
