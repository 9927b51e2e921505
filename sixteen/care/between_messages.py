"""That a message between sessions waits, to either side: never what it says, nor from whom."""

from datetime import datetime

from django.utils.translation import gettext_noop as _

from sixteen.care.models import ClientMessage
from sixteen.outbox.kinds import MessageKind
from sixteen.outbox.models import Message
from sixteen.outbox.recipients import client_address, client_telephone, staff_address


def _still_waits(message: Message, at: datetime) -> bool:
    return ClientMessage.objects.filter(pk=message.about, by_client=True, seen_at=None).exists()


def _is_theirs(message: Message, at: datetime) -> bool:
    return ClientMessage.objects.filter(
        pk=message.about, by_client=False, client=message.person
    ).exists()


def _nothing(message: Message) -> dict[str, str]:
    return {}


KINDS = (
    MessageKind(
        "message-waits",
        "Something waits for you",
        "Something waits for you to read it. It is on your page for today.\n{sign_in}\n",
        _still_waits,
        staff_address,
        _nothing,
    ),
    MessageKind(
        "message-for-client",
        _("There is something new for you"),
        _("There is something new for you.\n{sign_in}\n\n{sender} {telephone}\n"),
        _is_theirs,
        client_address,
        _nothing,
        text=_("There is something new for you. {sender} {telephone}"),
        number=client_telephone,
    ),
)
