"""Two clients gave one address: kept until somebody made sure whose mailbox it is.

Codes for signing in stop for both at once. When one of them leaves it, nothing tells whether they
still read it: so codes start again only after somebody asked the client.
"""

from datetime import datetime

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.people.models import Account, Client, SharedMailbox
from sixteen.people.permissions import Permission
from sixteen.people.refusals import MailboxRefused
from sixteen.people.shared_mailbox import mailbox_of, noted_as_shared, shares_a_mailbox

STILL_SHARED = (
    "Another client has the same address still. While that is so, no code goes there, for either."
)
CHANGED = "This has changed meanwhile. Look at it again before you decide."


def note_shared_mailbox(client: Client, *, at: datetime) -> None:
    """Part of a transaction that brings a client to an address, or takes them away from one.

    Both sides are noted, so that it does not matter who leaves it, how, or what is kept of them.
    """
    if not shares_a_mailbox(client):
        return
    for each in Client.objects.filter(email_lookup=client.email_lookup).order_by("pk"):
        _note(each, at)


def carry_shared_mailbox(*, kept: Client, gone: Client, at: datetime) -> None:
    """Two records are joined: what was noted about an address holds for who has it now."""
    mine, theirs = (bytes(each.email_lookup or b"") for each in (kept, gone))
    if mine and mine == theirs and noted_as_shared(gone) is not None:
        _note(kept, at)


def _note(client: Client, at: datetime) -> None:
    mark, new = SharedMailbox.objects.get_or_create(
        client=client, mailbox=mailbox_of(client), settled_at=None, defaults={"noted_at": at}
    )
    if new:
        record("note-shared-mailbox", by=None, at=at, thing=mark, person=client.pk)


@transaction.atomic
def settle_mailbox(*, client: Client, mark: str, by: Account, at: datetime) -> None:
    """Somebody asked the client, who says that nobody else reads it: codes may go there again.

    By who runs the diary. mark: what stood on the page. MailboxRefused, in words, where another
    client has the address still, or where this is about another address by now.
    """
    if not by.may(Permission.DIARY):
        raise MailboxRefused
    now = Client.objects.select_for_update().get(pk=client.pk)
    standing = noted_as_shared(now)
    if standing is None or str(standing.pk) != mark:
        raise MailboxRefused(CHANGED)
    if shares_a_mailbox(now):
        raise MailboxRefused(STILL_SHARED)
    standing.settled_at, standing.settled_by = at, by
    standing.save(update_fields=["settled_at", "settled_by"])
    record("settle-shared-mailbox", by=by, at=at, thing=standing, person=client.pk)
