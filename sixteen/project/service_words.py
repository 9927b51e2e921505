"""Name, telephone and e-mail address of the service.

Its settings, and over them what it says of itself in the editor (website/models/look.py).
"""

from typing import Any

from django.apps import apps
from django.db import DatabaseError

SAID_ON_THE_PAGES = ("name", "phone", "email")


class ServiceWords(dict[str, str]):
    """What settings.SERVICE is. Each look-up is what is true then: a message of the worker carries
    the name that was changed a minute ago."""

    def __getitem__(self, name: str) -> str:
        return self.now()[name] if name in SAID_ON_THE_PAGES else super().__getitem__(name)

    def now(self) -> dict[str, Any]:
        """All of it in one look at the database; the settings alone where there is none."""
        settings: dict[str, Any] = dict(self.items())
        if not apps.models_ready:
            return settings
        from sixteen.website.queries import said_of_the_service

        try:
            return settings | said_of_the_service()
        except DatabaseError:
            return settings
