"""Which language somebody reads: what they chose, where the service has more than one."""

from uuid import UUID

from django.conf import settings

from sixteen.people.models import Client
from sixteen.vault.person_keys import KeyDestroyed


def has_languages() -> bool:
    """Where there is one, nobody is asked, and nothing is looked up."""
    return len(settings.LANGUAGES) > 1


def chosen_by(client: Client) -> str:
    """ "" where they chose none, or one that the service has no more."""
    try:
        code = client.open("language") or ""
    except KeyDestroyed:
        return ""
    return code if code in dict(settings.LANGUAGES) else ""


def language_of(person: UUID) -> str:
    """What a message to this person is written in. Staff read English."""
    client = Client.objects.filter(pk=person).first() if has_languages() else None
    return (chosen_by(client) if client else "") or settings.LANGUAGE_CODE
