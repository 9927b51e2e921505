"""What people and the frame around them hold of somebody whose record goes."""

import json
from collections.abc import Iterable

from django.contrib.sessions.models import Session

from sixteen.people.models import Account, Client, RoleHeld
from sixteen.people.permissions import Role
from sixteen.people.refusals import EraseRefused

WORKS_HERE = (
    "They work here too, or did, and their name stands under what they wrote. Their client record "
    "cannot go while it has the same account."
)


def check_account(account: Account | None) -> None:
    """EraseRefused where the account is a colleague's too."""
    if account is not None:
        others = RoleHeld.objects.filter(account=account).exclude(role=Role.CLIENT.value)
        if others.exists():
            raise EraseRefused(WORKS_HERE)


def forget_account(client: Client) -> None:
    """The account with its roles, invitations and ways of signing in."""
    account = client.account
    if account is not None:
        Client.objects.filter(pk=client.pk).update(account=None)
        RoleHeld.objects.filter(account=account).delete()


def forget_sessions(ids: Iterable[object]) -> int:
    """End every session that speaks of one of these ids: sign-ins, and bookings on the way."""
    wanted = {str(each) for each in ids}
    gone = []
    for session in Session.objects.iterator():
        said = json.dumps(session.get_decoded(), default=str)
        if any(each in said or each.replace("-", "") in said for each in wanted):
            gone.append(session.session_key)
    Session.objects.filter(session_key__in=gone).delete()
    return len(gone)
