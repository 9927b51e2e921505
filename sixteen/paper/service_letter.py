"""A letter from a template on paper."""

from zoneinfo import ZoneInfo

from django.conf import settings

from sixteen.care.models import ServiceLetter
from sixteen.care.queries.service_letters import kind_of
from sixteen.paper.sheet import Sheet, neutral_sender, sender_of_the_service


def service_sheet(letter: ServiceLetter) -> Sheet:
    """As it stands: a draft says so, and a field that is left can be seen in its braces."""
    kind = kind_of(letter)
    when = (letter.signed_at or letter.changed_at).astimezone(ZoneInfo(settings.ZONE))
    signer = letter.signed_by.open("name") if letter.signed_by else ""
    to = {"client": letter.client.open("name") or "", "anybody": ""}
    return Sheet(
        title=kind.heading,
        text=letter.open("words") or "",
        day=when.date(),
        sender=neutral_sender() if kind.by_office else sender_of_the_service(),
        to=tuple((to.get(kind.to, letter.open("to")) or "").splitlines()),
        signed=f"Signed by {signer}, {when:%-d %B %Y}." if letter.signed_by else "",
        mark="" if letter.signed_by else "A draft. Nobody has signed it.",
    )
