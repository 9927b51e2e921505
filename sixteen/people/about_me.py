"""What clients said of themselves: one's own, and all of it for counting."""

from collections.abc import Iterable
from uuid import UUID

from sixteen.people.models import AboutMe, Client
from sixteen.vault.rows import opened

Said = dict[str, str]


def said_about_me(client: Client) -> Said:
    row = AboutMe.objects.filter(client=client).first()
    return row.open("said") if row else {}


def said_about_themselves(clients: Iterable[UUID]) -> dict[UUID, Said]:
    """By client, of those who said something; for figures and the NHS tables, and no page."""
    rows = opened(AboutMe.objects.filter(client__in=list(clients)))
    return {row.client_id: row.open("said") for row in rows}
