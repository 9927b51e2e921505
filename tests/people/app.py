"""Signing in through the pages, as a person with an authenticator app would."""

import re
import time
from typing import Any

from allauth.mfa.totp.internal import auth as totp
from django.test import Client as Browser
from django.urls import reverse

from tests.people.conftest import PASSWORD


def password_step(browser: Browser, who: str, password: str = PASSWORD, **extra: Any) -> Any:
    return browser.post(reverse("account_login"), {"login": who, "password": password}, **extra)


def app_code(secret: str) -> str:
    return totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30))


def set_up_app(browser: Browser) -> str:
    """Set up an app in a session that has passed the password; the app's secret."""
    page = browser.get(reverse("mfa_activate_totp"))
    secret = re.search(r"<code>([A-Z2-7]+)</code>", page.content.decode()).group(1)
    answer = browser.post(reverse("mfa_activate_totp"), {"code": app_code(secret)})
    assert answer.status_code == 302, answer.content.decode()
    return secret
