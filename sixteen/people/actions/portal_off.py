"""A client's own pages, switched off and on again.

Off means that nobody can sign in as them, and whoever is signed in is out with the next request:
the sign-in answers as for an account that is not there. Nothing of the record goes.
"""

from datetime import datetime

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.people.actions.forgetting import forget_sessions
from sixteen.people.models import Account, Client
from sixteen.people.permissions import Permission
from sixteen.people.refusals import NotAllowed


@transaction.atomic
def switch_pages_off(*, client: Client, by: Account, at: datetime) -> None:
    """By the client, or by somebody who runs the diary and was asked. Off already: nothing."""
    account = _account(client)
    if account is None or not account.is_active:
        return
    if by.pk != account.pk and not by.may(Permission.DIARY):
        raise NotAllowed
    _switch_off(account)
    record("switch-pages-off", by=by, at=at, thing=account, person=client.pk)


@transaction.atomic
def close_pages(*, client: Client, by: Account, at: datetime) -> None:
    """They died: whoever has their telephone or mailbox reads nothing. By whoever notes it.

    A colleague's account is seen to with their roles. Off already: nothing.
    """
    account = _account(client)
    if account is None or not account.is_active or account.is_staff_member:
        return
    _switch_off(account)
    record("close-pages", by=by, at=at, thing=account, person=client.pk)


@transaction.atomic
def switch_pages_on(*, client: Client, by: Account, at: datetime) -> None:
    """Only by somebody who runs the diary, and made sure who asked."""
    account = _account(client)
    if account is None or account.is_active:
        return
    if not by.may(Permission.DIARY):
        raise NotAllowed
    account.is_active = True
    account.save(update_fields=["is_active"])
    record("switch-pages-on", by=by, at=at, thing=account, person=client.pk)


def _switch_off(account: Account) -> None:
    account.is_active = False
    account.save(update_fields=["is_active"])
    forget_sessions([account.pk])


def _account(client: Client) -> Account | None:
    Client.objects.select_for_update().get(pk=client.pk)
    return Account.objects.filter(client=client).first()
