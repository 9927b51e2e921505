"""Within what is allowed at all: in which hours each way is, and which name may be said."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from email.utils import formataddr, parseaddr

from django.conf import settings

from sixteen.domain.contact_hours import Hours, common, in_words, is_open, kept, read
from sixteen.people.models import Client, SafeContact

# A voicemail is left by whoever rings: it has no hours of its own.
WAYS = ("email", "text", "phone")


@dataclass(frozen=True)
class Limits:
    """hours: by way; one that is not in it has none. sender: empty, the service's neutral name.
    text_to: empty, their telephone."""

    hours: Mapping[str, Hours] = field(default_factory=dict)
    sender: str = ""
    text_to: str = ""

    def with_hours(self, way: str, hours: Hours | None) -> "Limits":
        if way not in WAYS:
            raise ValueError(f"no such way: {way}")
        rest = {name: each for name, each in self.hours.items() if name != way}
        return replace(self, hours=rest if hours is None else rest | {way: hours})

    @property
    def sealed(self) -> dict[str, object]:
        """The values of SafeContact's sealed fields."""
        return {
            "hours": kept(self.hours) or None,
            "sender": self.sender or None,
            "text_to": self.text_to or None,
        }


def limits_of(contact: SafeContact) -> Limits:
    said = [contact.open(name) or "" for name in ("sender", "text_to")]
    return Limits(read(contact.open("hours")), *said)


def text_number(client: Client, contact: SafeContact) -> str:
    """Where a text goes, where one may be sent: the number for texts, else their telephone."""
    return limits_of(contact).text_to or client.open("phone") or ""


def joined(mine: Limits, theirs: Limits) -> tuple[Limits, list[str]]:
    """What both allow; and the ways for which there is no such time, which have to be closed."""
    hours, closed = {}, []
    for way in WAYS:
        found, any_time = common(mine.hours.get(way), theirs.hours.get(way))
        if not any_time:
            closed.append(way)
        elif found is not None:
            hours[way] = found
    text_to = mine.text_to or theirs.text_to
    return Limits(hours, mine.sender or theirs.sender, text_to), closed


def hours_in_words(contact: SafeContact, way: str) -> str:
    """“Tuesday, 10:00 to 12:00”; empty where nothing was said about it."""
    found = limits_of(contact).hours.get(way)
    return in_words(found) if found else ""


def is_open_now(contact: SafeContact, way: str, *, at: datetime) -> bool:
    """Whether this way, where it is allowed at all, is inside its hours."""
    found = limits_of(contact).hours.get(way)
    return found is None or is_open(found, at, settings.ZONE)


def from_line(sender: str) -> str:
    """Who an e-mail comes from: this name at the service's own address."""
    address = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    return formataddr((sender or settings.SENDER_NAME, address))
