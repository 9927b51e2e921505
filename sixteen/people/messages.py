"""Addresses for messages: a client's only where their safe contact allows it, looked up now."""

from uuid import UUID

from sixteen.people.models import Account, Client
from sixteen.people.queries import current_contact
from sixteen.vault.person_keys import KeyDestroyed


def client_email(person: UUID) -> str | None:
    """The client's e-mail address if e-mail is safe for them now, else None."""
    client = Client.objects.filter(pk=person).first()
    if client is None or not current_contact(client).email:
        return None
    return _opened(client, "email")


def client_number(person: UUID) -> str | None:
    """The client's telephone number if text messages are safe for them now, else None."""
    client = Client.objects.filter(pk=person).first()
    if client is None or not current_contact(client).text:
        return None
    return _opened(client, "phone")


def _opened(client: Client, field: str) -> str | None:
    """Nothing of somebody who was erased."""
    try:
        return client.open(field) or None
    except KeyDestroyed:
        return None


def staff_email(person: UUID) -> str | None:
    """A member of staff's address, if their account is in use and has one."""
    account = Account.objects.filter(person=person, is_active=True).first()
    address = account.open("address") if account else None
    return address if address and "@" in address else None
