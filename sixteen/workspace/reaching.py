"""How a person may be reached: what is allowed with what to dial, what is not, and their words."""

from typing import Any

from sixteen.people.contact_limits import hours_in_words, limits_of, text_number
from sixteen.people.models import Client, SafeContact
from sixteen.people.queries import current_contact

WAYS = {"phone": "Phone call", "voicemail": "Voicemail", "text": "Text message", "email": "E-mail"}
DETAILS = {"phone": "phone", "voicemail": "phone", "email": "email"}


def ways_of(client: Client) -> dict[str, Any]:
    contact = current_contact(client)
    allowed = [
        (label, _where(client, contact, way), hours_in_words(contact, way))
        for way, label in WAYS.items()
        if getattr(contact, way)
    ]
    return {
        "allowed": allowed,
        "not_allowed": [label for way, label in WAYS.items() if not getattr(contact, way)],
        "phone": client.open("phone") or "",
        "email": client.open("email") or "",
        "words": contact.open("words") or "",
        "sender": limits_of(contact).sender,
    }


def _where(client: Client, contact: SafeContact, way: str) -> str:
    return text_number(client, contact) if way == "text" else client.open(DETAILS[way]) or ""
