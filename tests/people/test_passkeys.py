"""Signing in with a passkey: alone, as a second step, and never with somebody else's."""

import json
import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client as Browser
from django.urls import reverse

from sixteen.audit.models import Entry
from sixteen.people.models import Account, Client
from tests.people.app import password_step, set_up_app
from tests.people.authenticator import Passkey
from tests.people.conftest import PASSWORD

pytestmark = pytest.mark.django_db
LOGIN, ADD = "mfa_login_webauthn", "mfa_add_webauthn"


def options(page: Any, name: str) -> dict[str, Any]:
    found = re.search(r'id="js_data"[^>]*>(.*?)</script>', page.content.decode(), re.DOTALL)
    return json.loads(found.group(1))[name]


def add(browser: Browser, passkey: Passkey, **extra: str) -> Any:
    asked = options(browser.get(reverse(ADD)), "creation_options")
    said = {"name": "My telephone", "passwordless": "on", **extra}
    return browser.post(reverse(ADD), said | {"credential": json.dumps(passkey.create(asked))})


def sign_in_with(browser: Browser, passkey: Passkey) -> Any:
    asked = browser.get(reverse(LOGIN), headers={"accept": "application/json"}).json()
    credential = json.dumps(passkey.get(asked["request_options"]))
    return browser.post(reverse(LOGIN), {"credential": credential})


@pytest.fixture
def passkey(therapist: Account) -> Passkey:
    made = Passkey()
    browser = Browser()
    password_step(browser, "rosa@example.org")
    assert add(browser, made).status_code == 302
    assert browser.get("/place/")["Location"] == "/work/"
    return made


def test_a_passkey_alone_signs_staff_in(passkey: Passkey, therapist: Account) -> None:
    browser = Browser()
    assert sign_in_with(browser, passkey)["Location"] == "/place/"
    assert browser.get("/place/")["Location"] == "/work/"
    assert Entry.objects.filter(action="sign-in", fields="mfa", actor=therapist.pk).exists()


def test_a_passkey_alone_signs_a_client_in(client_record: Client) -> None:
    made, first, later = Passkey(), Browser(), Browser()
    password_step(first, "mina@example.org")
    add(first, made)
    assert sign_in_with(later, made)["Location"] == "/place/"
    assert later.get("/place/")["Location"] == "/my/"


def test_a_passkey_is_the_second_step_after_a_password(passkey: Passkey) -> None:
    browser = Browser()
    step = password_step(browser, "rosa@example.org")["Location"]
    asked = options(browser.get(step), "request_options")
    answer = browser.post(step, {"credential": json.dumps(passkey.get(asked))})
    assert answer["Location"] == "/place/"
    assert browser.get("/place/")["Location"] == "/work/"


@pytest.mark.parametrize("fault", ["another key", "another person", "another origin", "unseen"])
def test_what_does_not_open(
    passkey: Passkey, client_record: Client, fault: str, settings: Any
) -> None:
    if fault == "another key":
        passkey.key = Passkey().key
    elif fault == "another person":
        passkey.user = Passkey().id
    elif fault == "another origin":
        settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = False
        passkey.origin = "https://elsewhere.example"
    else:
        passkey.flags = 0x01  # a finger, but no fingerprint, face or PIN
    browser = Browser()
    assert sign_in_with(browser, passkey)["Location"] == reverse("account_login")
    assert "_auth_user_id" not in browser.session


def test_an_answer_works_once(passkey: Passkey) -> None:
    browser = Browser()
    asked = browser.get(reverse(LOGIN), headers={"accept": "application/json"}).json()
    said = {"credential": json.dumps(passkey.get(asked["request_options"]))}
    assert browser.post(reverse(LOGIN), said)["Location"] == "/place/"
    browser.post(reverse("account_logout"))
    assert browser.post(reverse(LOGIN), said)["Location"] == reverse("account_login")


@pytest.mark.parametrize(
    "credential",
    ["", "x", "{}", "[]", '{"id": 1}', "null", '"a"', '{"id": "a", "rawId": "a", "response": 1}'],
)
def test_nonsense_gets_a_page_and_not_an_error(
    credential: str, passkey: Passkey, therapist: Account
) -> None:
    assert Browser().post(reverse(LOGIN), {"credential": credential}).status_code == 302
    browser = Browser()
    sign_in_with(browser, passkey)
    browser.get(reverse(ADD))
    page = browser.post(reverse(ADD), {"name": "x", "credential": credential})
    assert page.status_code == 200


def test_the_last_second_step_stays(passkey: Passkey, therapist: Account) -> None:
    browser = Browser()
    sign_in_with(browser, passkey)
    key = Authenticator.objects.get(user=therapist, type="webauthn")
    remove = reverse("mfa_remove_webauthn", kwargs={"pk": key.pk})
    assert "your only second step" in browser.get(remove).content.decode()
    assert browser.post(remove).status_code == 409
    assert Authenticator.objects.filter(pk=key.pk).exists()
    set_up_app(browser)
    assert browser.post(remove)["Location"] == "/account/"
    assert not Authenticator.objects.filter(pk=key.pk).exists()
    page = browser.get(reverse("mfa_deactivate_totp")).content.decode()
    assert "your only second step" in page
    browser.post(reverse("mfa_deactivate_totp"))
    assert Authenticator.objects.filter(user=therapist, type="totp").exists()


def test_somebody_elses_passkey_cannot_be_removed(
    passkey: Passkey, therapist: Account, client_record: Client
) -> None:
    key = Authenticator.objects.get(user=therapist, type="webauthn")
    browser = Browser()
    password_step(browser, "mina@example.org")
    set_up_app(browser)
    remove = reverse("mfa_remove_webauthn", kwargs={"pk": key.pk})
    assert browser.get(remove).status_code == browser.post(remove).status_code == 404
    refused = Entry.objects.filter(action="denied-passkey", actor=client_record.account.pk)
    assert refused.count() == 2


def test_a_password_is_changed_with_the_one_before(passkey: Passkey, therapist: Account) -> None:
    browser = Browser()
    sign_in_with(browser, passkey)
    change, new = reverse("account_change_password"), "nine tall yellow cups"
    said = {"oldpassword": "wrong", "password1": new, "password2": new}
    assert "not your password now" in browser.post(change, said).content.decode()
    short = browser.post(change, said | {"oldpassword": PASSWORD, "password1": "a"})
    assert "at least 12" in short.content.decode()
    assert browser.post(change, said | {"oldpassword": PASSWORD})["Location"] == "/account/"
    therapist.refresh_from_db()
    assert therapist.check_password(new)
    assert browser.get("/place/")["Location"] == "/work/"
    therapist.set_unusable_password()
    therapist.save()
    again = Browser()
    sign_in_with(again, passkey)
    assert again.get(change)["Location"] == "/account/"


def test_the_name_of_a_passkey_is_sealed(passkey: Passkey) -> None:
    assert "telephone" not in json.dumps(Authenticator.objects.get(type="webauthn").data)


def test_the_page_of_ones_sign_in_shows_what_there_is(passkey: Passkey) -> None:
    browser = Browser()
    sign_in_with(browser, passkey)
    page = browser.get("/account/").content.decode()
    assert "rosa@example.org" in page
    assert "My telephone" in page
    assert "index.invalid" not in page
    assert browser.get(reverse("mfa_generate_recovery_codes")).status_code == 200
    assert browser.post(reverse("mfa_generate_recovery_codes")).status_code == 302
    assert browser.get(reverse("people:prove")).status_code == 302
    for name in ("mfa_reauthenticate_webauthn", "account_reauthenticate", "mfa_reauthenticate"):
        assert browser.get(reverse(name)).status_code == 200, name
