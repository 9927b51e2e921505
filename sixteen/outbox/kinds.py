"""What a kind of message is. Each room declares its own in messages.py, see project/kinds.py.

A message is decided when it is sent, from what is true then: whether it is still wanted, which
channel is safe, and to which address. Nothing of that is kept in the row.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext

from sixteen.outbox.gsm import plainer
from sixteen.outbox.models import LET_GO, NOT_SAFE, Message
from sixteen.outbox.quiet import Quiet
from sixteen.outbox.recipients import client_address
from sixteen.outbox.texts import as_dialled, is_on
from sixteen.people.messages import client_limits


@dataclass(frozen=True)
class Way:
    """How a message goes: channel is email or text, to is the one address or number."""

    channel: str
    to: str


def no_number(message: Message) -> str | None:
    """For kinds that never go as a text."""
    return None


def always_leads(message: Message) -> str:
    """For kinds whose e-mail is of use to whoever reads it."""
    return ""


def the_one_it_is_about(message: Message) -> list[UUID]:
    return [message.about]


@dataclass(frozen=True)
class MessageKind:
    """name: what the row says. subject, body and text: neutral, with {fields} of `context`, and
    marked for translation (gettext_noop): they are said in the language of whoever reads them.

    wanted(message, at): whether it should still go. address(message): the one e-mail address it may
    go to now, or None where that is not safe. context(message): what fills in the words.
    text and number(message): the same as a text message, where e-mail is not safe; one segment, and
    no link. invitation: what the e-mail asks a calendar to do with the appointments it is about;
    appointments(message): which, where it is not about one alone.
    matters: where it reaches nobody, somebody has to say it by other means.
    no_use(message): why no e-mail goes, though it would be safe, since this person could do nothing
    with it; "" where they can.
    """

    name: str
    subject: str
    body: str
    wanted: Callable[[Message, datetime], bool]
    address: Callable[[Message], str | None]
    context: Callable[[Message], dict[str, str]]
    text: str = ""
    number: Callable[[Message], str | None] = no_number
    invitation: Literal["", "REQUEST", "CANCEL"] = ""
    appointments: Callable[[Message], list[UUID]] = the_one_it_is_about
    quiet: Quiet = Quiet.WAITS_UNLESS_LATE
    matters: bool = True
    no_use: Callable[[Message], str] = always_leads

    @property
    def is_for_a_client(self) -> bool:
        """Whether `person` is a client, whose safe contact counts."""
        return self.address is client_address

    def usable_address(self, message: Message) -> str | None:
        address = self.address(message)
        return None if address is None or self.no_use(message) else address

    def why_nobody(self, message: Message) -> str:
        """What is kept where no way is left."""
        if settings.EMAIL_ON and self.address(message) and (why := self.no_use(message)):
            return why
        return NOT_SAFE if self.matters else LET_GO

    def ways(self, message: Message) -> list[Way]:
        """E-mail where it is allowed, then a text where that is; none: nobody is told."""
        address = self.usable_address(message) if settings.EMAIL_ON else None
        found = [Way("email", address)] if address and "@" in address else []
        typed = self.number(message) if self.text and is_on() else None
        number = as_dialled(typed) if typed else None
        return [*found, Way("text", number)] if number else found

    def way(self, message: Message) -> Way | None:
        """The first of the ways."""
        return next(iter(self.ways(message)), None)

    def sender(self, message: Message) -> str:
        """The name under which it goes: the client's own choice, else the service's neutral one."""
        chosen = client_limits(message.person).sender if self.is_for_a_client else ""
        return chosen or str(settings.SENDER_NAME)

    def words(self, message: Message) -> tuple[str, str]:
        """Subject and body as they would be sent now. KeyError if a field is missing."""
        fields = self._fields(message)
        lines = [
            " ".join(line.split()) for line in gettext(self.body).format(**fields).splitlines()
        ]
        paragraphs = "\n".join(lines).split("\n\n")
        body = "\n\n".join(part.strip("\n") for part in paragraphs if part.strip())
        return " ".join(gettext(self.subject).format(**fields).split()), body + "\n"

    def text_words(self, message: Message) -> str:
        """The text message as it would be sent now, in one line and the plainest letters."""
        return plainer(" ".join(gettext(self.text).format(**self._fields(message)).split()))

    def _fields(self, message: Message) -> dict[str, str]:
        return {
            "sender": self.sender(message),
            "telephone": settings.SERVICE["phone"],
            "sign_in": f"{settings.ADDRESS}/account/login/" if settings.ADDRESS else "",
            **self.context(message),
        }


def kind_named(name: str) -> MessageKind:
    """KeyError for a kind that no room declares."""
    found: dict[str, MessageKind] = import_string(settings.OUTBOX_KINDS)
    return found[name]
