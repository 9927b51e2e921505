"""Sending what is due: claimed once, decided now, exactly one recipient.

A message is claimed in a transaction of its own before it is handed over, and marked after. If the
machine stops in between, the claim runs out and the message is decided and sent again, with the
same Message-ID: at most the one in flight comes twice, and none is lost (docs/adr/0008).
"""

import logging
import smtplib
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic

from django.conf import settings
from django.db import connection, transaction

from sixteen.outbox.deciding import Decision, decide
from sixteen.outbox.delivering import deliver
from sixteen.outbox.models import Message
from sixteen.outbox.texts import is_on

log = logging.getLogger("sixteen.outbox")

LEASE = timedelta(minutes=10)
BATCH = 200
# A server that hangs costs a round this many tries, not one for each message.
FAILURES_A_ROUND = 3
# Minutes until the next try after each that failed, two days in all; then it is given up.
TRIES_AFTER = (1, 5, 30, 120, 360, 720, 1440)


@dataclass
class Report:
    sent: int = 0
    void: int = 0
    failed: int = 0
    later: int = 0
    quiet: int = 0


def send_due(*, at: datetime) -> Report:
    """Send everything that is due. Where nothing is sent at all, nothing is claimed.

    at: as it begins. A round may take long: each is decided by the time that it is by then.
    """
    report, began = Report(), monotonic()
    _take_up_interrupted(at)
    if not (settings.EMAIL_ON or is_on()):
        return report
    for _ in range(BATCH):
        now = at + timedelta(seconds=int(monotonic() - began))
        message = _claim(now) if report.later < FAILURES_A_ROUND else None
        if message is None:
            break
        outcome = _send(message, now)
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
    """Decide now, then send. "sent", "void", "later", "quiet" or "failed"."""
    decision = decide(message, at)
    if decision.later is not None:
        return _wait(message, decision)
    if decision.way is None:
        return _settle(message, decision.state, decision.why)
    try:
        deliver(message, decision.way, at=at)
    except (OSError, smtplib.SMTPException, ValueError) as error:
        # ValueError: an address that no mail can be written to; the others' mail goes on.
        # Only the kind of the error: its words can hold the address.
        log.warning("message %s was not sent: %s", message.pk, type(error).__name__)
        return _try_later(message, at)
    return _settle(message, "sent", "", sent_at=at, channel=decision.way.channel)


def _wait(message: Message, decision: Decision) -> str:
    """Not a try: nothing failed."""
    attempts = message.attempts - 1
    _settle(message, "queued", decision.why, due_at=decision.later, attempts=attempts)
    return "quiet"


def _try_later(message: Message, at: datetime) -> str:
    if message.attempts > len(TRIES_AFTER):
        return _settle(message, "failed", "gave up")
    due_at = at + timedelta(minutes=TRIES_AFTER[message.attempts - 1])
    _settle(message, "queued", "try again", due_at=due_at)
    return "later"


def _settle(message: Message, state: str, outcome: str, **more: object) -> str:
    """Only while the claim is still this one's: another worker may have taken it up since."""
    mine = Message.objects.filter(pk=message.pk, state="sending", attempts=message.attempts)
    mine.update(state=state, outcome=outcome, lease_until=None, **more)
    return state


def _take_up_interrupted(at: datetime) -> None:
    """What was being sent when a machine stopped goes again; the last try is for a person."""
    stopped = Message.objects.filter(state="sending", lease_until__lte=at)
    stopped.filter(attempts__gt=len(TRIES_AFTER)).update(
        state="failed", outcome="perhaps sent", lease_until=None
    )
    stopped.update(state="queued", outcome="interrupted", lease_until=None)
