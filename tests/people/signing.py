"""Signing somebody in within a test, as after a password and a second factor just now."""

import time
from typing import Any

from django.test import Client as Browser

from sixteen.people.models import Account


def sign_in(
    browser: Browser, account: Account, *, minutes_ago: float = 0, method: str = "mfa"
) -> Browser:
    """method: "mfa" (complete), "code" (by e-mail), or "password" (a password alone)."""
    browser.force_login(account)
    session: Any = browser.session
    at = time.time() - minutes_ago * 60
    session["account_authentication_methods"] = [
        {"method": "password", "at": at},
        *([{"method": method, "at": at}] if method != "password" else []),
    ]
    session["account_authentication_methods_user"] = str(account.pk)
    session.save()
    return browser
