"""Accounts, the roles they hold, and what the public may know of a therapist."""

import uuid
from collections.abc import Iterable
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction

from sixteen.audit.recording import record
from sixteen.people.contact_words import new_sign_in_name, pseudonym
from sixteen.people.models import Account, Client, RoleHeld
from sixteen.people.permissions import Role
from sixteen.vault.person_keys import make_key


def _sign_in_for(address: str) -> str:
    """What the person types to sign in: their address, unless somebody signs in with it already."""
    if "@" in address and not Account.objects.filter(email=pseudonym(address)).exists():
        return address.strip()
    while True:
        name = new_sign_in_name()
        if not Account.objects.filter(email=pseudonym(name)).exists():
            return name


@transaction.atomic
def add_account(
    *,
    name: str,
    address: str,
    roles: Iterable[Role],
    by: Account | None,
    at: datetime,
    person: uuid.UUID | None = None,
) -> Account:
    """Somebody who may sign in, once they were invited.

    address: their e-mail address; empty, or another account's already, and they get a sign-in
    name instead (`account.open("sign_in")`). person: a client's id; their key is used then.
    """
    account = Account(id=uuid.uuid4(), person=person or uuid.uuid4(), made_at=at)
    if person is None:
        make_key(account.person, at=at)
    sign_in = _sign_in_for(address)
    account.email = pseudonym(sign_in)
    account.seal(name=name.strip(), address=address.strip() or None, sign_in=sign_in)
    account.set_unusable_password()
    account.save(force_insert=True)
    if person is not None:
        Client.objects.filter(pk=person, account=None).update(account=account)
    record("add-account", by=by, at=at, thing=account, person=person)
    for role in roles:
        give_role(account=account, role=role, by=by, at=at)
    return account


@transaction.atomic
def give_role(*, account: Account, role: Role, by: Account | None, at: datetime) -> RoleHeld:
    """Give a role; nothing changes where it is held already."""
    role = Role(role)
    held = RoleHeld.objects.filter(account=account, role=role.value, until=None).first()
    if held is None:
        held = RoleHeld.objects.create(account=account, role=role.value, since=at)
        record("give-role", by=by, at=at, thing=account, fields=(role.value,))
    _forget_roles(account)
    return held


@transaction.atomic
def end_role(*, account: Account, role: Role, by: Account | None, at: datetime) -> None:
    """End a role at once: the next page already goes by it."""
    role = Role(role)
    ended = RoleHeld.objects.filter(account=account, role=role.value, until=None).update(until=at)
    if ended:
        record("end-role", by=by, at=at, thing=account, fields=(role.value,))
    _forget_roles(account)


def _forget_roles(account: Account) -> None:
    for name in ("roles", "permissions"):
        account.__dict__.pop(name, None)


@transaction.atomic
def close_account(*, account: Account, by: Account | None, at: datetime) -> None:
    """Somebody left: every role ends, and their sign-ins end with the next request."""
    account.refresh_from_db()
    for role in account.roles:
        end_role(account=account, role=role, by=by, at=at)
    account.is_active = False
    account.set_unusable_password()
    account.save()
    record("close-account", by=by, at=at, thing=account)


@transaction.atomic
def forget_second_factors(*, account: Account, by: Account | None, at: datetime) -> None:
    """For somebody who lost their telephone, once another person made sure who they are.

    Their password stops working too: what is left is an invitation.
    """
    Authenticator.objects.filter(user=account).delete()
    account.set_unusable_password()
    account.save(update_fields=["password"])
    record("forget-second-factors", by=by, at=at, thing=account)
