"""What a client is told about an appointment, and when.

Whether it still goes, and how, is decided when it is sent.
"""

from datetime import datetime, timedelta

from sixteen.outbox.actions import queue
from sixteen.scheduling.models import Appointment

REMINDERS = {
    "appointment-in-a-week": timedelta(days=7),
    "appointment-reminder": timedelta(hours=24),
}
# Nobody is reminded of what they were told half a day ago.
JUST_TOLD = timedelta(hours=12)


def tell_booked(appointment: Appointment, *, at: datetime) -> None:
    _tell("booking-confirmed", appointment, due_at=at, at=at)
    remind(appointment, at=at)


def tell_moved(appointment: Appointment, *, at: datetime) -> None:
    """Say the new time. What was queued about the old one is not wanted any more when it is due."""
    _tell("appointment-moved", appointment, due_at=at, at=at)
    remind(appointment, at=at)


def tell_cancelled(appointment: Appointment, *, at: datetime) -> None:
    _tell("appointment-cancelled", appointment, due_at=at, at=at)


def remind(appointment: Appointment, *, at: datetime) -> None:
    """Seven days and 24 hours before."""
    for kind, before in REMINDERS.items():
        due_at = appointment.starts_at - before
        if due_at >= at + JUST_TOLD:
            _tell(kind, appointment, due_at=due_at, at=at)


def _tell(kind: str, appointment: Appointment, *, due_at: datetime, at: datetime) -> None:
    queue(
        kind=kind,
        about=appointment.pk,
        about_revision=appointment.revision,
        person=appointment.client_id,
        due_at=due_at,
        expires_at=appointment.starts_at,
        at=at,
    )
