"""What left, what did not, and what a message would say now."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sixteen.outbox.kinds import kind_named
from sixteen.outbox.models import NO_SIGN_IN, NOT_SAFE, OUTSIDE, Message

FOR_A_PERSON = (NOT_SAFE, NO_SIGN_IN, OUTSIDE)
_A_MONTH = timedelta(days=31)


@dataclass(frozen=True)
class Rendered:
    """One message as it would be sent now."""

    message: Message
    to: str
    subject: str
    body: str
    by_text: bool = False


def rendered_messages(*, until: datetime, limit: int = 100) -> list[Rendered]:
    """The newest messages due until then as they would be sent now, if they still would be.

    Nothing is sent. For the demonstration.
    """
    shown: list[Rendered] = []
    for message in Message.objects.filter(due_at__lte=until).order_by("-due_at", "id").iterator():
        if len(shown) == limit:
            break
        if kind_named(message.kind).wanted(message, until):
            shown.append(_rendered(message))
    return shown


def _rendered(message: Message) -> Rendered:
    """By e-mail where that is safe, else as a text, whatever the installation really sends."""
    kind = kind_named(message.kind)
    subject, body = kind.words(message)
    address = kind.usable_address(message)
    number = kind.number(message) if kind.text and not address else None
    if number:
        return Rendered(message, number, subject, kind.text_words(message), by_text=True)
    return Rendered(message, address or "nobody: no channel is safe", subject, body)


def not_delivered(*, at: datetime) -> list[Message]:
    """Messages that somebody has to say by other means: given up, too old, no safe channel,
    or none that is open before it would be too late."""
    lost = Message.objects.filter(state="failed") | Message.objects.filter(
        state="void", outcome__in=FOR_A_PERSON, due_at__gt=at - _A_MONTH
    )
    return list(lost.order_by("-due_at")[:200])


def messages_about(thing: UUID) -> list[Message]:
    return list(Message.objects.filter(about=thing).order_by("due_at"))


def newest_about(*, kind: str, about: UUID) -> Message | None:
    """What was queued last of this kind about this thing, whatever became of it."""
    return Message.objects.filter(kind=kind, about=about).order_by("-about_revision").first()


def was_sent(*, kind: str, about: UUID) -> bool:
    """Whether a message of this kind about this thing has left."""
    return Message.objects.filter(kind=kind, about=about, state="sent").exists()
