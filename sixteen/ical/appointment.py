"""An appointment in a calendar that says nothing about therapy.

Calendars are shared with families and employers: the title is the neutral setting, the place is an
address or “by video”, and neither the service, the therapist nor the link is in it.
"""

from datetime import UTC, datetime

from django.conf import settings
from icalendar import Calendar, Event, vCalAddress

from sixteen.scheduling.models import Appointment


def calendar_file(appointment: Appointment, *, at: datetime) -> bytes:
    """A file to open, for whoever holds the link: it names nobody as attending."""
    event = event_of(appointment, stamp=at)
    if not settings.SENDER_ADDRESS:
        return calendar_of([event]).to_ical()
    # RFC 5546 has no method without an organizer.
    event.add("organizer", organizer())
    cancelled = appointment.state == "cancelled"
    return calendar_of([event], method="CANCEL" if cancelled else "PUBLISH").to_ical()


def event_of(appointment: Appointment, *, stamp: datetime, title: str = "") -> Event:
    """RFC 5545, times as UTC instants: every program shows those in its own zone, and there is no
    table of zones in the file that could be wrong. A moved or cancelled appointment keeps its UID
    and gets a higher SEQUENCE, so that a calendar which has it puts it right."""
    event = Event()
    event.add("uid", str(appointment.pk))
    event.add("dtstamp", stamp.astimezone(UTC))
    event.add("dtstart", appointment.starts_at.astimezone(UTC))
    event.add("dtend", appointment.ends_at.astimezone(UTC))
    event.add("sequence", appointment.revision)
    event.add("summary", title or settings.CALENDAR_TITLE)
    event.add("location", place_of(appointment))
    event.add("class", "PRIVATE")
    event.add("status", "CANCELLED" if appointment.state == "cancelled" else "CONFIRMED")
    return event


def calendar_of(events: list[Event], *, method: str = "") -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Appointments//EN")
    calendar.add("version", "2.0")
    if method:
        calendar.add("method", method)
    for event in events:
        calendar.add_component(event)
    return calendar


def organizer(name: str = "") -> vCalAddress:
    """The neutral sender of every e-mail, and nobody by name."""
    made = vCalAddress(f"mailto:{settings.SENDER_ADDRESS}")
    made.params["CN"] = name or settings.SENDER_NAME
    return made


def place_of(appointment: Appointment) -> str:
    """Where it is, in neutral words: the site's address, or how."""
    if appointment.format == "in_person" and appointment.room is not None:
        return ", ".join(appointment.room.site.address.splitlines())
    return appointment.get_format_display().capitalize()
