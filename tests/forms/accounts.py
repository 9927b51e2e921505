"""The forms of signing in, and of what one signs in with."""

import json
import re
from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache
from django.test import Client as Browser

from sixteen.people.actions import invite
from sixteen.people.models import Account
from sixteen.people.permissions import Role
from tests.forms.ready import Ready, Typed, Window, to
from tests.office.house import NOW, Office
from tests.people.app import app_code, password_step, set_up_app
from tests.people.authenticator import Passkey
from tests.people.conftest import PASSWORD, make_account, make_client
from tests.people.signing import sign_in as signed_in
from tests.people.test_passkeys import add

ROSA = "rosa@example.org"
NEW = "another five tall words"


def is_in(browser: Browser) -> bool:
    return "_auth_user_id" in browser.session


def steps(browser: Browser) -> int:
    return len(browser.session.get("account_authentication_methods", []))


def kinds(account: Account) -> Callable[[Browser], list[str]]:
    return lambda browser: sorted(
        Authenticator.objects.filter(user=account).values_list("type", flat=True)
    )


def with_app() -> tuple[Account, str]:
    account, browser = make_account(Role.THERAPIST), Browser()
    password_step(browser, ROSA)
    secret = set_up_app(browser)
    cache.clear()  # a code is good once
    return account, secret


def with_passkey() -> tuple[Account, Passkey]:
    account, passkey, browser = make_account(Role.THERAPIST), Passkey(), Browser()
    password_step(browser, ROSA)
    add(browser, passkey)
    return account, passkey


def asked(html: str, name: str) -> dict[str, Any]:
    found = re.search(r'id="js_data"[^>]*>(.*?)</script>', html, re.DOTALL)
    return json.loads(found.group(1))[name]


def sign_in(on: Office) -> Ready:
    make_account(Role.THERAPIST)
    return Ready(
        at=to("account_login"),
        typed={"login": ROSA, "password": PASSWORD},
        did=is_in,
        passing="who signs in stays signed in",
    )


def sign_out(on: Office) -> Ready:
    return Ready(at=to("account_logout"), who=on.reception, did=is_in, may_be_empty=True)


def show_the_password_again(on: Office) -> Ready:
    account = make_account(Role.THERAPIST)
    at, typed = to("account_reauthenticate"), {"password": PASSWORD}
    return Ready(at=at, who=account, typed=typed, did=steps, again=ANEW)


ANEW = "each time somebody shows that it is them is written down with its time"


def change_the_password(on: Office) -> Ready:
    account = make_account(Role.THERAPIST)
    return Ready(
        at=to("account_change_password"),
        who=account,
        typed={"oldpassword": PASSWORD, "password1": NEW, "password2": NEW},
        did=lambda browser: Account.objects.get(pk=account.pk).check_password(NEW),
    )


def second_step(on: Office) -> Ready:
    _, secret = with_app()
    return Ready(
        at=to("mfa_authenticate"),
        before=_password,
        typed={"code": app_code(secret)},
        did=is_in,
    )


def _password(browser: Browser) -> None:
    typed = {"login": ROSA, "password": PASSWORD}
    Window(Ready(at=to("account_login"), typed=typed, did=is_in), browser).send()


def second_step_with_a_passkey(on: Office) -> Ready:
    _, passkey = with_passkey()
    return Ready(
        at=to("mfa_authenticate"),
        before=_password,
        typed=lambda browser, html: said(passkey.get(asked(html, "request_options"))),
        did=is_in,
    )


def said(answer: dict[str, Any], **more: str) -> Typed:
    return {"credential": json.dumps(answer), **more}


def show_a_code_again(on: Office) -> Ready:
    account, secret = with_app()
    at, typed = to("mfa_reauthenticate"), {"code": app_code(secret)}
    return Ready(at=at, who=account, typed=typed, did=steps, again=ANEW)


def add_an_app(on: Office) -> Ready:
    account = make_account(Role.THERAPIST)

    def typed(browser: Browser, html: str) -> Typed:
        secret = re.search(r"<code>([A-Z2-7]+)</code>", html).group(1)
        return {"code": app_code(secret)}

    return Ready(
        at=to("mfa_activate_totp"),
        who=account,
        typed=typed,
        did=kinds(account),
        for_this_sign_in=True,
    )


def remove_an_app(on: Office) -> Ready:
    account, passkey = with_passkey()
    browser = Browser()
    asking = browser.get(to("mfa_login_webauthn"), headers={"accept": "application/json"}).json()
    browser.post(to("mfa_login_webauthn"), said(passkey.get(asking["request_options"])))
    set_up_app(browser)
    return Ready(at=to("mfa_deactivate_totp"), who=account, did=kinds(account), may_be_empty=True)


def sign_in_with_a_passkey(on: Office) -> Ready:
    _, passkey = with_passkey()

    def typed(browser: Browser, html: str) -> Typed:
        address = to("mfa_login_webauthn")
        asking = browser.get(address, headers={"accept": "application/json"}).json()
        return said(passkey.get(asking["request_options"]))

    return Ready(at=to("mfa_login_webauthn"), page=to("account_login"), typed=typed, did=is_in)


def add_a_passkey(on: Office) -> Ready:
    account, passkey = make_account(Role.THERAPIST), Passkey()

    def typed(browser: Browser, html: str) -> Typed:
        made = passkey.create(asked(html, "creation_options"))
        return said(made, name="My telephone", passwordless="on")

    return Ready(
        at=to("mfa_add_webauthn"),
        who=account,
        typed=typed,
        did=kinds(account),
        for_this_sign_in=True,
    )


def show_a_passkey_again(on: Office) -> Ready:
    account, passkey = with_passkey()
    return Ready(
        at=to("mfa_reauthenticate_webauthn"),
        who=account,
        typed=lambda browser, html: said(passkey.get(asked(html, "request_options"))),
        did=steps,
        for_this_sign_in=True,
    )


def remove_a_passkey(on: Office) -> Ready:
    account, _ = with_passkey()
    browser = Browser()
    signed_in(browser, account)
    set_up_app(browser)
    key = Authenticator.objects.get(user=account, type="webauthn")
    return Ready(
        at=to("mfa_remove_webauthn", key.pk), who=account, did=kinds(account), may_be_empty=True
    )


def new_recovery_codes(on: Office) -> Ready:
    account, _ = with_app()
    codes = Authenticator.objects.filter(user=account, type="recovery_codes")
    return Ready(
        at=to("mfa_generate_recovery_codes"),
        who=account,
        did=lambda browser: codes.get().data["seed"],
        may_be_empty=True,
        again="each time there are new codes, and those before no longer work",
    )


def prove_by_a_new_sign_in(on: Office) -> Ready:
    account = on.practice.client.account
    return Ready(at=to("people:prove"), who=account, did=is_in, may_be_empty=True)


def choose_a_password(on: Office) -> Ready:
    account = make_account(Role.THERAPIST)
    _, code = invite(account=account, by=None, at=NOW)
    return Ready(
        at=to("people:welcome"),
        typed={"code": code, "password1": NEW, "password2": NEW},
        did=is_in,
        meanwhile=lambda: invite(account=account, by=None, at=NOW),
    )


def choose_a_password_with_the_link(on: Office) -> Ready:
    ready = choose_a_password(on)
    ready.at = to("people:welcome_code", ready.typed["code"])
    return ready


def ask_for_a_code(on: Office) -> Ready:
    make_client()
    return Ready(
        at=to("account_request_login_code"),
        typed={"email": "mina@example.org"},
        passing="whoever asks for a code gets the same answer",
        did=lambda browser: len(mail.outbox),
    )


def type_the_code(on: Office) -> Ready:
    def typed(browser: Browser, html: str) -> Typed:
        return {"code": re.search(r"code is (\d+)", mail.outbox[-1].body).group(1)}

    return Ready(
        at=to("account_confirm_login_code"),
        before=lambda browser: Window(ask_for_a_code(on), browser).send(),
        typed=typed,
        did=is_in,
    )
