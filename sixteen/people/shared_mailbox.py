"""Whether a client's mailbox is one that another client reads too, or may read still."""

from sixteen.people.models import Client, SharedMailbox
from sixteen.vault import keys


def mailbox_of(client: Client) -> bytes:
    """What stands for this client's address in what is kept about it: another one for each."""
    lookup = client.email_lookup
    if lookup is None:
        raise ValueError("no address")
    return keys.keyed_hash(f"shared-mailbox|{client.pk}|{bytes(lookup).hex()}")


def shares_a_mailbox(client: Client) -> bool:
    """Whether another client has the same e-mail address now."""
    return (
        client.email_lookup is not None
        and Client.objects.filter(email_lookup=client.email_lookup).exclude(pk=client.pk).exists()
    )


def noted_as_shared(client: Client) -> SharedMailbox | None:
    """That another client had this address too, and nobody has asked since; None otherwise."""
    if client.email_lookup is None:
        return None
    rows = SharedMailbox.objects.filter(client=client, mailbox=mailbox_of(client))
    return rows.filter(settled_at=None).first()
