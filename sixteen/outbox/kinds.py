"""What a kind of message is. Each room declares its own in messages.py, see project/kinds.py.

A message is decided when it is sent, from what is true then: whether it is still wanted, whether
the channel is still safe, and to which address. Nothing of that is kept in the row.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.module_loading import import_string

from sixteen.outbox.models import Message


@dataclass(frozen=True)
class MessageKind:
    """name: what the row says. subject and body: neutral, with {fields} of `context`.

    wanted(message, at): whether it should still go. address(message): the one address it may go to
    now, or None where no channel is safe. context(message): what fills in the words.
    """

    name: str
    subject: str
    body: str
    wanted: Callable[[Message, datetime], bool]
    address: Callable[[Message], str | None]
    context: Callable[[Message], dict[str, str]]

    def words(self, message: Message) -> tuple[str, str]:
        """Subject and body as they would be sent now. KeyError if a field is missing."""
        fields = {
            "service": settings.SERVICE["name"],
            "telephone": settings.SERVICE["phone"],
            "sign_in": f"{settings.ADDRESS}/account/login/" if settings.ADDRESS else "",
            **self.context(message),
        }
        lines = self.body.format(**fields).strip().splitlines()
        return self.subject.format(**fields), "\n".join(lines) + "\n"


def kind_named(name: str) -> MessageKind:
    """KeyError for a kind that no room declares."""
    found: dict[str, MessageKind] = import_string(settings.OUTBOX_KINDS)
    return found[name]
