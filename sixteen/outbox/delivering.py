"""Handing one message to a mail server or to whoever carries texts: one recipient, no more said.

The Message-ID is made from the row: a message that is sent again carries the same one, and a
mailbox that has it can show it once.
"""

from datetime import datetime
from email.utils import parseaddr
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import translation
from django.utils.module_loading import import_string

from sixteen.outbox.kinds import MessageKind, Way, kind_named
from sixteen.outbox.models import Message
from sixteen.outbox.texts import send_text
from sixteen.people.contact_limits import from_line
from sixteen.people.reading_language import language_of


def deliver(message: Message, way: Way, *, at: datetime) -> None:
    """OSError, SMTPException or ValueError where it was not taken."""
    kind = kind_named(message.kind)
    with translation.override(language_of(message.person)):
        _hand_over(message, kind, way, at)


def _hand_over(message: Message, kind: MessageKind, way: Way, at: datetime) -> None:
    if way.channel == "text":
        send_text(to=way.to, text=kind.text_words(message), reference=str(message.pk))
    else:
        letter(message, kind, way.to, at=at).send()


def letter(
    message: Message, kind: MessageKind, address: str, *, at: datetime
) -> EmailMultiAlternatives:
    """The e-mail as it is handed over."""
    subject, body = kind.words(message)
    made = EmailMultiAlternatives(
        subject,
        body,
        from_line(kind.sender(message)),
        to=[address],
        headers={
            "Message-ID": message_id(message),
            # RFC 3834: nobody's “I am away” answers it. Exchange has a word of its own for that.
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
        },
    )
    if kind.invitation and settings.CALENDAR_INVITATIONS and settings.SENDER_ADDRESS:
        for number, appointment in enumerate(kind.appointments(message)):
            file = _invitation(appointment, kind, message, address, at)
            _attach(made, file, kind.invitation, first=number == 0)
    return made


def message_id(message: Message) -> str:
    host = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return f"<{message.pk}@{host}>"


def _invitation(
    appointment: UUID, kind: MessageKind, message: Message, address: str, at: datetime
) -> bytes:
    made: bytes = import_string(settings.OUTBOX_INVITATIONS)(
        appointment,
        method=kind.invitation,
        attendee=address,
        sender=kind.sender(message),
        at=at,
    )
    return made


def _attach(made: EmailMultiAlternatives, file: bytes, method: str, *, first: bool) -> None:
    """RFC 6047: the part's own method is the METHOD in it. Beside it a file, for other programs.

    One appointment a part (RFC 5546, 3.2.5). first: it is what a program that knows calendars shows
    instead of the words; others come as files of the same kind.
    """
    if first:
        made.attach_alternative(file.decode(), f"text/calendar; method={method}")
        made.attach("appointment.ics", file, "application/ics")
    else:
        made.attach("another.ics", file.decode(), f"text/calendar; method={method}")
