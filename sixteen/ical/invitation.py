"""An appointment as an invitation (iTIP, RFC 5546): a REQUEST puts it into a calendar, a later one
moves it there, and a CANCEL takes it out."""

from datetime import datetime
from uuid import UUID

from icalendar import vCalAddress

from sixteen.ical.appointment import calendar_of, event_of, organizer
from sixteen.scheduling.models import Appointment


def invitation(
    appointment: UUID, *, method: str, attendee: str, sender: str, at: datetime
) -> bytes:
    """method: REQUEST or CANCEL. attendee: the one address it is sent to. sender: the name
    it comes from.

    Nobody is asked for an answer: it was the client who booked.
    """
    found = Appointment.objects.select_related("room__site").get(pk=appointment)
    event = event_of(found, stamp=at)
    event.add("organizer", organizer(sender))
    person = vCalAddress(f"mailto:{attendee}")
    person.params.update(ROLE="REQ-PARTICIPANT", PARTSTAT="ACCEPTED", RSVP="FALSE")
    event.add("attendee", person)
    return calendar_of([event], method=method).to_ical()
