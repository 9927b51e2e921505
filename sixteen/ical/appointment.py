"""A calendar file for one appointment that says nothing about therapy.

Calendars are shared with families and employers: the title is the neutral setting, the place is an
address or “by video”, and neither the service, the therapist nor the link is in it.
"""

from datetime import UTC, datetime

from django.conf import settings
from icalendar import Calendar, Event

from sixteen.scheduling.models import Appointment


def calendar_file(appointment: Appointment, *, at: datetime) -> bytes:
    """RFC 5545, times as UTC instants. A moved or cancelled appointment keeps its UID and gets a
    higher SEQUENCE, so that a calendar which has it puts it right."""
    event = Event()
    event.add("uid", str(appointment.pk))
    event.add("dtstamp", at.astimezone(UTC))
    event.add("dtstart", appointment.starts_at.astimezone(UTC))
    event.add("dtend", appointment.ends_at.astimezone(UTC))
    event.add("sequence", appointment.revision)
    event.add("summary", settings.CALENDAR_TITLE)
    event.add("location", place_of(appointment))
    event.add("class", "PRIVATE")
    event.add("status", "CANCELLED" if appointment.state == "cancelled" else "CONFIRMED")
    calendar = Calendar()
    calendar.add("prodid", "-//Appointments//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if appointment.state == "cancelled" else "PUBLISH")
    calendar.add_component(event)
    return calendar.to_ical()


def place_of(appointment: Appointment) -> str:
    """Where it is, in neutral words: the site's address, or how."""
    if appointment.format == "in_person" and appointment.room is not None:
        return ", ".join(appointment.room.site.address.splitlines())
    return appointment.get_format_display().capitalize()
