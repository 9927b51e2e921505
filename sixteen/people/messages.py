"""Addresses for messages: a client's only where their safe contact allows it, looked up now."""

from uuid import UUID

from sixteen.people.contact_limits import Limits, limits_of, text_number
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
    """The number for texts if text messages are safe for the client now, else None."""
    client = Client.objects.filter(pk=person).first()
    contact = current_contact(client) if client else None
    if client is None or contact is None or not contact.text:
        return None
    try:
        return text_number(client, contact) or None
    except KeyDestroyed:
        return None


def client_limits(person: UUID) -> Limits:
    """Their hours and the name that they chose; none for somebody who is not a client here."""
    client = Client.objects.filter(pk=person).first()
    try:
        return limits_of(current_contact(client)) if client else Limits()
    except KeyDestroyed:
        return Limits()


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
