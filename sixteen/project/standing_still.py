"""Silence is the alarm: whether alerts and messages are being processed, for every staff page.

It needs no worker to be running, and one query: the worker writes down at the end of each round
that it was one (rounds.py). Whoever is told looks for themselves, and rings whoever keeps the
machine.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Exists, Q

from sixteen.care.models import Alert
from sixteen.outbox.models import Heartbeat, Message
from sixteen.outbox.texts import is_on
from sixteen.project.rounds import WORKER

# A round comes every few seconds; one with a mail server that hangs takes minutes.
SILENT_AFTER = timedelta(minutes=5)
WAITING_AFTER = timedelta(minutes=15)
LATE_AFTER = timedelta(minutes=15)
TO_CLINICIANS = ("alert-for-staff", "alert-handed-over", "message-waits")


@dataclass(frozen=True)
class Watch:
    """last_round: None where there never was one. silent: no round for some minutes.

    unsent: messages wait, or a clinician was not told of an alert or of what a client wrote. late:
    an alert is late, and nobody has taken it.
    """

    last_round: datetime | None
    silent: bool
    unsent: bool
    late: bool

    @property
    def all_is_well(self) -> bool:
        return not (self.silent or self.unsent or self.late)


def watch(*, at: datetime) -> Watch:
    """How things stand. One query."""
    row = (
        Heartbeat.objects.filter(name=WORKER)
        .annotate(unsent=Exists(_waiting(at)), late=Exists(_late(at)))
        .first()
    )
    if row is None:
        return Watch(None, silent=True, unsent=False, late=False)
    sends = settings.EMAIL_ON or is_on()
    return Watch(row.at, row.at < at - SILENT_AFTER, sends and bool(row.unsent), bool(row.late))


def _waiting(at: datetime) -> object:
    """Due and not taken up; or to a clinician about what has to be read, tried and not gone."""
    waits = Q(due_at__lte=at - WAITING_AFTER)
    failing = Q(kind__in=TO_CLINICIANS, attempts__gte=1, made_at__lte=at - SILENT_AFTER)
    return Message.objects.filter(waits | failing, state__in=["queued", "sending"])


def _late(at: datetime) -> object:
    return Alert.objects.filter(state="open", taken_at=None, look_by__lte=at - LATE_AFTER)
