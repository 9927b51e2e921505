"""Messages about an appointment. Neutral: when and where, never what for."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings

from sixteen.outbox.kinds import MessageKind
from sixteen.outbox.models import Message
from sixteen.people.messages import client_email
from sixteen.scheduling.links import link_code
from sixteen.scheduling.models import Appointment


def _of(message: Message) -> Appointment:
    return Appointment.objects.select_related("room__site").get(pk=message.about)


def _stands(message: Message, at: datetime) -> bool:
    """Booked, still to come, and not changed since this message was queued."""
    found = Appointment.objects.filter(pk=message.about).first()
    return (
        found is not None
        and found.state == "booked"
        and found.starts_at > at
        and found.revision == message.about_revision
    )


def _was_cancelled(message: Message, at: datetime) -> bool:
    found = Appointment.objects.filter(pk=message.about).first()
    return found is not None and found.state == "cancelled" and found.starts_at > at


def _address(message: Message) -> str | None:
    return client_email(message.person)


def _context(message: Message) -> dict[str, str]:
    appointment = _of(message)
    local = appointment.starts_at.astimezone(ZoneInfo(appointment.zone))
    link = f"{settings.ADDRESS}/booking/{link_code(appointment)}/" if settings.ADDRESS else ""
    return {
        "day": f"{local:%A} {local.day} {local:%B}",
        "time": f"{local:%H:%M}",
        "how": appointment.get_format_display(),
        "place": appointment.room.site.address if appointment.room else "",
        "link": f"See, move or cancel it here: {link}" if link else "",
    }


_BODY = """Your appointment: {day}, {time}, {how}.
{place}
{link}

{service} {telephone}
"""

KINDS = (
    MessageKind(
        "booking-confirmed", "Your appointment on {day}", _BODY, _stands, _address, _context
    ),
    MessageKind(
        "appointment-moved", "Your appointment is now on {day}", _BODY, _stands, _address, _context
    ),
    MessageKind(
        "appointment-reminder", "Your appointment on {day}", _BODY, _stands, _address, _context
    ),
    MessageKind(
        "appointment-cancelled",
        "Your appointment on {day} does not take place",
        "Your appointment on {day}, {time}, does not take place.\n\n{service} {telephone}\n",
        _was_cancelled,
        _address,
        _context,
    ),
)
