"""Whose a message is, as the one address or number that it may go to now."""

from sixteen.outbox.models import Message
from sixteen.people.messages import client_email, client_number, staff_email


def client_address(message: Message) -> str | None:
    return client_email(message.person)


def client_telephone(message: Message) -> str | None:
    return client_number(message.person)


def staff_address(message: Message) -> str | None:
    return staff_email(message.person)
