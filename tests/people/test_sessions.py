"""How long a sign-in lasts, what is asked again, and that nothing typed is lost."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client as Browser
from django.test import override_settings
from django.urls import include, path, reverse

from sixteen.audit.models import Entry
from sixteen.people.access import permitted, public, recently_proved
from sixteen.people.models import Account, Client
from sixteen.people.permissions import Permission
from tests.people.app import app_code, password_step, set_up_app
from tests.people.conftest import NOW, PASSWORD
from tests.people.signing import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]
LONG = "I wrote a great deal, and this is the beginning of it: <b>äöü</b>"


@permitted(Permission.CASELOAD)
def work(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"kept {request.POST['text']}" if request.method == "POST" else "work")


@permitted(Permission.CASELOAD)
@recently_proved
def private(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"kept {request.POST['text']}" if request.method == "POST" else "private")


@public
def open_to_all(request: HttpRequest) -> HttpResponse:
    return HttpResponse("open")


urlpatterns = [
    path("work-here/", work),
    path("private-here/", private),
    path("open-here/", open_to_all),
    path("", include("sixteen.project.urls")),
]


@pytest.fixture
def clock() -> Iterator[Any]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def test_a_sign_in_ends_after_half_an_hour_without_a_request(
    clock: Any, therapist: Account
) -> None:
    browser = sign_in(Browser(), therapist)
    for _ in range(4):
        assert browser.get("/work-here/").status_code == 200
        clock.shift(settings.IDLE_MINUTES * 60 - 30)
    clock.shift(61)
    answer = browser.get("/work-here/")
    assert answer["Location"] == f"{reverse('account_login')}?next=/work-here/"
    assert "_auth_user_id" not in browser.session


def test_a_sign_in_ends_after_twelve_hours_in_any_case(clock: Any, therapist: Account) -> None:
    browser = sign_in(Browser(), therapist)
    answers = []
    for _ in range(12 * 3 + 2):
        answers.append(browser.get("/work-here/").status_code)
        clock.shift(20 * 60)
    assert answers == [200] * 37 + [302]


def test_signing_in_again_begins_anew(clock: Any, therapist: Account) -> None:
    browser = Browser()
    password_step(browser, "rosa@example.org")
    secret = set_up_app(browser)
    clock.shift(13 * 60 * 60)
    assert browser.get("/work-here/").status_code == 302
    password_step(browser, "rosa@example.org")
    browser.post(reverse("mfa_authenticate"), {"code": app_code(secret)})
    assert browser.get("/work-here/").status_code == 200


def test_what_is_private_is_asked_for_again_and_then_shown(clock: Any, therapist: Account) -> None:
    browser = sign_in(Browser(), therapist)
    assert browser.get("/private-here/").content == b"private"
    clock.shift(15 * 60 + 1)
    assert browser.get("/work-here/").status_code == 200
    asked = browser.get("/private-here/?page=2")
    assert asked["Location"] == f"{reverse('people:prove')}?next=/private-here/%3Fpage%3D2"
    way = browser.get(asked["Location"])["Location"]
    assert way.startswith(reverse("account_reauthenticate"))
    assert browser.post(way, {"password": "wrong"}).status_code == 200
    assert browser.get("/private-here/").status_code == 302
    assert browser.post(way, {"password": PASSWORD})["Location"] == "/private-here/?page=2"
    assert browser.get("/private-here/").content == b"private"


def test_a_client_without_a_password_proves_it_with_a_new_code(
    clock: Any, client_record: Client, letters: list[Any]
) -> None:
    account = client_record.account
    account.set_unusable_password()
    account.save()
    browser = sign_in(Browser(), account, method="code", minutes_ago=16)
    page = browser.get(f"{reverse('people:prove')}?next=/my/")
    assert "Ask for a new code" in page.content.decode()
    assert browser.session["_auth_user_id"]
    answer = browser.post(reverse("people:prove"), {"next": "/my/"})
    assert answer["Location"] == f"{reverse('account_request_login_code')}?next=/my/"
    confirm = browser.post(answer["Location"], {"email": "mina@example.org"})["Location"]
    code = letters[-1].body.split("code is ")[1][:8]
    assert browser.post(confirm, {"code": code})["Location"] == "/my/"


def test_the_demonstration_asks_for_nothing_more(therapist: Account) -> None:
    browser = Browser()
    browser.force_login(therapist)
    assert browser.get("/private-here/")["Location"] == "/account/"
    with override_settings(DEMO=True):
        assert browser.get("/private-here/").content == b"private"


def checked() -> Browser:
    return Browser(enforce_csrf_checks=True)


def kept(page: Any) -> str:
    assert page.status_code == 403
    text: str = page.content.decode()
    assert "I wrote a great deal" in text
    assert "&lt;b&gt;äöü" in text
    assert 'action="/' in text
    return text


def test_a_form_sent_after_the_sign_in_ended_is_kept(clock: Any, therapist: Account) -> None:
    browser = sign_in(Browser(), therapist)
    browser.get("/work-here/")
    clock.shift(3600)
    page = browser.post("/work-here/?x=1", {"text": LONG, "password": "secret words"})
    text = kept(page)
    assert "sign-in had ended" in text
    assert "secret words" not in text
    assert 'action="/work-here/?x=1"' in text
    sign_in(browser, therapist)
    assert browser.post("/work-here/", {"text": LONG}).content.decode() == f"kept {LONG}"


def test_a_private_form_sent_too_late_is_kept(clock: Any, therapist: Account) -> None:
    browser = sign_in(Browser(), therapist)
    clock.shift(16 * 60)
    text = kept(browser.post("/private-here/", {"text": LONG}))
    assert reverse("people:prove") in text


def test_a_stale_form_of_our_own_is_kept_and_one_from_elsewhere_is_not(
    therapist: Account,
) -> None:
    browser = sign_in(checked(), therapist)
    ours = {"HTTP_ORIGIN": "http://testserver"}
    text = kept(browser.post("/work-here/", {"text": LONG}, **ours))
    token = text.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    again = browser.post("/work-here/", {"text": LONG, "csrfmiddlewaretoken": token}, **ours)
    assert again.content.decode() == f"kept {LONG}"
    away = browser.post("/work-here/", {"text": LONG}, HTTP_ORIGIN="http://elsewhere.example")
    assert away.status_code == 403
    assert "I wrote" not in away.content.decode()


def test_a_page_that_is_not_ones_own_is_a_404_and_stands_in_the_audit(
    client_record: Client,
) -> None:
    browser = sign_in(Browser(), client_record.account)
    assert browser.get("/work-here/").status_code == 404
    entry = Entry.objects.get(action="denied-page")
    assert entry.actor == client_record.account.pk
    assert Browser().get("/work-here/").status_code == 302


def test_signing_in_is_asked_for_on_every_page_but_open_ones(db: None) -> None:
    assert Browser().get("/open-here/").content == b"open"
    assert Browser().get("/place/").status_code == 302
