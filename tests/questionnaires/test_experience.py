"""How it was: asked once, said once, kept without a name, and shown in sums alone."""

import html
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache
from django.test import Client as Browser
from django.urls import reverse

from sixteen.audit.models import Entry
from sixteen.care.models import Course
from sixteen.domain.experience import FORMS, TREATMENT, told
from sixteen.outbox.sending import send_due
from sixteen.people.permissions import Role
from sixteen.questionnaires.experience import ask_how_it_was, code_of
from sixteen.questionnaires.models import Experience, ExperienceLink
from sixteen.vault import keys
from tests.people.signing import sign_in
from tests.portal.house import NOW, account

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def tuesday_at_ten():
    cache.clear()
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def link(practice):
    Course.objects.filter(pk=practice.course.pk).update(ended_at=NOW - 3 * DAY)
    assert ask_how_it_was(at=NOW) == 1
    return ExperienceLink.objects.get()


def test_it_is_asked_once_some_days_after_and_by_a_neutral_message(practice, link, settings):
    settings.ADDRESS = "https://book.example.org"
    assert (link.kind, link.about, link.client) == (
        TREATMENT,
        practice.course.pk,
        practice.client,
    )
    assert bytes(link.code_hash) == keys.keyed_hash(code_of(link))
    assert ask_how_it_was(at=NOW) == 0 and ask_how_it_was(at=NOW + DAY) == 0
    send_due(at=NOW)
    body = next(each.body for each in mail.outbox if "how it was" in each.body)
    assert f"https://book.example.org/how-it-was/{code_of(link)}/" in body
    assert "Mina" not in body and "therap" not in body


def test_who_ended_just_now_or_long_ago_is_not_asked(practice):
    for ended in (NOW - DAY, NOW - 20 * DAY):
        Course.objects.filter(pk=practice.course.pk).update(ended_at=ended)
        assert ask_how_it_was(at=NOW) == 0


def test_it_is_said_once_and_nothing_leads_from_what_was_said_to_who_said_it(practice, link):
    browser, page = Browser(), reverse("how_it_was", args=[code_of(link)])
    for _ in range(3):
        assert b"Did staff listen" in browser.get(page).content
        browser.head(page)
    assert not ExperienceLink.objects.get().is_used
    given = {"q1": "4", "q2": "", "q3": "0"}
    assert b"without your name" in browser.post(page, given).content
    assert b"This link is not open" in browser.post(page, given).content
    kept = Experience.objects.get()
    assert kept.answers == {"q1": "4", "q3": "0"} and kept.month == NOW.date().replace(day=1)
    fields = {field.name for field in Experience._meta.get_fields()}
    assert fields == {"id", "kind", "month", "answers"}
    assert {field.name for field in ExperienceLink._meta.get_fields()}.isdisjoint(
        {"answers", "used_at", "month"}
    )
    said = Entry.objects.get(action="say-experience")
    assert (said.person, said.thing_id, said.actor) == (None, "", None)


def test_the_lead_sees_sums_of_whole_months_and_no_small_number():
    lead = sign_in(Browser(), account(Role.SERVICE_LEAD, name="Eve Lind"))
    page = reverse("office:experience")
    last_month = NOW.date().replace(day=1) - DAY
    for number in range(4):
        Experience.objects.create(
            kind=TREATMENT, month=last_month.replace(day=1), answers={"q1": "4"}
        )
        assert "Fewer than 5 people" in words(lead.get(page)), number
    for _ in range(8):
        Experience.objects.create(
            kind=TREATMENT, month=last_month.replace(day=1), answers={"q1": "3"}
        )
    shown = words(lead.get(page))
    # Four said "all of the time": hidden, and the eight with them, from which it could be reckoned.
    first = shown.partition("Did staff listen")[2].partition("</table>")[0]
    assert first.count("hidden") == 2 and "<td>8</td>" not in first
    Experience.objects.all().update(month=NOW.date().replace(day=1))
    assert words(lead.get(page)).count("Fewer than 5 people") == 2


def test_planted_a_sum_that_hides_nothing_would_be_seen():
    rows = [{"q1": "4"}] * 3 + [{"q1": "3"}] * 9
    honest = dict(told(TREATMENT, rows)[0].counts)
    planted = dict(told(TREATMENT, rows, least=1)[0].counts)
    assert honest["All of the time"] is None and planted["All of the time"] == 3


def test_every_question_says_its_code_and_has_answers():
    for form in FORMS.values():
        assert len({asked.snomed for asked in form}) == len(form)
        assert all(len(asked.answers) >= 3 and asked.text.endswith("?") for asked in form)


def words(page):
    return html.unescape(page.content.decode())
