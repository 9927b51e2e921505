"""Sending what is due: claimed once, decided now, exactly one recipient.

A message is claimed in a transaction of its own before it is handed to the mail server, and marked
after. If the machine stops in between, the claim runs out and the message is marked as uncertain,
not sent again: a person would rather ask than read twice what somebody else might see.
"""

import logging
import smtplib
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import connection, transaction

from sixteen.outbox.kinds import MessageKind, kind_named
from sixteen.outbox.models import Message

log = logging.getLogger("sixteen.outbox")

LEASE = timedelta(minutes=10)
BATCH = 200
# Minutes until the next try after each that failed; after the last it is given up.
TRIES_AFTER = (1, 5, 30, 120, 360)


@dataclass
class Report:
    sent: int = 0
    void: int = 0
    failed: int = 0
    later: int = 0


def send_due(*, at: datetime) -> Report:
    """Send everything that is due. Where no mail is sent at all, nothing is claimed."""
    report = Report()
    _settle_uncertain(at)
    if not settings.EMAIL_ON:
        return report
    for _ in range(BATCH):
        message = _claim(at)
        if message is None:
            break
        outcome = _send(message, at)
        setattr(report, outcome, getattr(report, outcome) + 1)
    return report


@transaction.atomic
def _claim(at: datetime) -> Message | None:
    due = Message.objects.filter(state="queued", due_at__lte=at).order_by("due_at", "id")
    if connection.features.has_select_for_update_skip_locked:
        due = due.select_for_update(skip_locked=True)
    message = due.first()
    if message is not None:
        message.state, message.lease_until = "sending", at + LEASE
        message.attempts += 1
        message.save(update_fields=["state", "lease_until", "attempts"])
    return message


def _send(message: Message, at: datetime) -> str:
    """Decide now, then send. "sent", "void", "later" or "failed"."""
    kind = kind_named(message.kind)
    reason, address = _why_not(kind, message, at)
    if reason or address is None:
        return _settle(message, "void", reason)
    subject, body = kind.words(message)
    try:
        EmailMessage(subject, body, to=[address]).send()
    except (OSError, smtplib.SMTPException, ValueError) as error:
        # ValueError: an address that no mail can be written to; the others' mail goes on.
        # Only the kind of the error: its words can hold the address.
        log.warning("message %s was not sent: %s", message.pk, type(error).__name__)
        return _try_later(message, at)
    return _settle(message, "sent", "", sent_at=at)


def _why_not(kind: MessageKind, message: Message, at: datetime) -> tuple[str, str | None]:
    if message.expires_at is not None and message.expires_at <= at:
        return "too late", None
    if not kind.wanted(message, at):
        return "no longer wanted", None
    address = kind.address(message)
    return ("", address) if address else ("no safe channel", None)


def _try_later(message: Message, at: datetime) -> str:
    if message.attempts > len(TRIES_AFTER):
        return _settle(message, "failed", "gave up")
    message.due_at = at + timedelta(minutes=TRIES_AFTER[message.attempts - 1])
    message.state, message.lease_until, message.outcome = "queued", None, "try again"
    message.save(update_fields=["due_at", "state", "lease_until", "outcome"])
    return "later"


def _settle(message: Message, state: str, outcome: str, *, sent_at: datetime | None = None) -> str:
    message.state, message.outcome, message.sent_at = state, outcome, sent_at
    message.lease_until = None
    message.save(update_fields=["state", "outcome", "sent_at", "lease_until"])
    return state


def _settle_uncertain(at: datetime) -> None:
    """What was being sent when the machine stopped: reception looks at it."""
    stopped = Message.objects.filter(state="sending", lease_until__lte=at)
    stopped.update(state="failed", outcome="perhaps sent", lease_until=None)
