"""Invitations: the one way to a first password, and to a new one when it was forgotten.

The code is shown once to whoever invites and told or handed to the person. Only its hash is kept.
"""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.people.contact_words import SIGN_IN_LETTERS
from sixteen.people.models import Account, Invitation
from sixteen.people.refusals import InvitationRefused

GOOD_FOR = timedelta(days=14)
LETTERS = 16  # of 25: 74 bits


def _hash(code: str) -> bytes:
    letters = "".join(c for c in code.upper() if c.isalnum())
    return hashlib.sha256(b"invitation|" + letters.encode()).digest()


@transaction.atomic
def invite(*, account: Account, by: Account | None, at: datetime) -> tuple[Invitation, str]:
    """A code that lets this person choose a password, once, within two weeks. Ends earlier ones."""
    account.invitations.filter(used_at=None, expires_at__gt=at).update(expires_at=at)
    letters = "".join(secrets.choice(SIGN_IN_LETTERS) for _ in range(LETTERS))
    code = "-".join(letters[i : i + 4] for i in range(0, LETTERS, 4))
    invitation = Invitation.objects.create(
        account=account, token_hash=_hash(code), made_at=at, expires_at=at + GOOD_FOR
    )
    record("invite", by=by, at=at, thing=account)
    return invitation, code


def invited(code: str, *, at: datetime) -> Account | None:
    """Whom this code is for; None if it is unknown, used or too old. Uses nothing up."""
    found = (
        Invitation.objects.filter(token_hash=_hash(code), used_at=None, expires_at__gt=at)
        .select_related("account")
        .first()
    )
    return found.account if found and found.account.is_active else None


@transaction.atomic
def accept_invitation(*, code: str, password: str, at: datetime) -> Account:
    """Use the code up and set the password. InvitationRefused if it is unknown, used or too old."""
    used = Invitation.objects.filter(
        token_hash=_hash(code), used_at=None, expires_at__gt=at, account__is_active=True
    ).update(used_at=at)
    if not used:
        raise InvitationRefused
    account = Invitation.objects.select_related("account").get(token_hash=_hash(code)).account
    account.set_password(password)
    account.save(update_fields=["password"])
    record("accept-invitation", by=account, at=at, thing=account)
    return account
