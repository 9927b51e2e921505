"""How a person may be reached: what is allowed with what to dial, what is not, and their words."""

from typing import Any

from sixteen.people.models import Client
from sixteen.people.queries import current_contact

WAYS = {"phone": "Phone call", "voicemail": "Voicemail", "text": "Text message", "email": "E-mail"}
DETAILS = {"phone": "phone", "voicemail": "phone", "text": "phone", "email": "email"}


def ways_of(client: Client) -> dict[str, Any]:
    contact = current_contact(client)
    allowed = [
        (label, client.open(DETAILS[way]) or "")
        for way, label in WAYS.items()
        if getattr(contact, way)
    ]
    return {
        "allowed": allowed,
        "not_allowed": [label for way, label in WAYS.items() if not getattr(contact, way)],
        "phone": client.open("phone") or "",
        "email": client.open("email") or "",
        "words": contact.open("words") or "",
    }
