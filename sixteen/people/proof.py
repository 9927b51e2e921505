"""How somebody signed in just now, and when they last showed who they are.

The sign-in library keeps in the (sealed) session which steps were passed: {"method": "password",
"mfa" or "code", "at": seconds}. Nothing of that means that nobody has signed in.
"""

import time
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest

from sixteen.people.models import Account

PROOF_MINUTES = 15


def steps(request: HttpRequest) -> list[dict[str, Any]]:
    """The sign-in steps that this session passed for the person who is signed in."""
    user = request.user
    return get_authentication_records(request, user) if user.is_authenticated else []


def has_second_factor(account: Account) -> bool:
    """Whether an authenticator app or a passkey is set up. Recovery codes alone are none."""
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return Authenticator.objects.filter(user=account, type__in=kinds).exists()


def authenticators_of(account: Account) -> list[Authenticator]:
    """What they set up as a second step, recovery codes too, oldest first."""
    return list(Authenticator.objects.filter(user=account).order_by("created_at"))


def can_sign_in(account: Account | None) -> bool:
    """Whether this person can do so without a code by e-mail: by a passkey, or by a password, which
    asks for a second factor."""
    if account is None or not account.is_active:
        return False
    passkeys = Authenticator.objects.filter(user=account, type=Authenticator.Type.WEBAUTHN)
    return account.has_usable_password() or passkeys.exists()


def is_complete(request: HttpRequest) -> bool:
    """Whether the sign-in is as strong as this person's roles ask for.

    Everybody: a passkey, or a password with a second factor, in this very session. Clients alone
    may come in with a code by e-mail. In the demonstration, which holds nobody's data, one click.
    """
    if settings.DEMO:
        return True
    methods = {step.get("method") for step in steps(request)}
    if "mfa" in methods:
        return True
    return "code" in methods and settings.CLIENT_EMAIL_CODE and not request.user.is_staff_member


def is_recent(request: HttpRequest) -> bool:
    """Whether this person signed in, or showed again who they are, within PROOF_MINUTES."""
    if settings.DEMO:
        return True
    times = [step.get("at", 0) for step in steps(request)]
    return bool(times) and 0 <= time.time() - max(times) < PROOF_MINUTES * 60
