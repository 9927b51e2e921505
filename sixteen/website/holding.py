"""Keeping a chosen time, and keeping it again for somebody who took longer than a hold lasts."""

from django.utils import timezone

from sixteen.domain.slots import Shown
from sixteen.scheduling import queries
from sixteen.scheduling.actions import SlotTaken, hold_any
from sixteen.scheduling.diary import Place
from sixteen.scheduling.models import Appointment
from sixteen.website.kept_booking import KeptBooking
from sixteen.website.times import Wanted


def hold(kept: KeptBooking, wanted: Wanted) -> Appointment:
    """The hold of this booking at this time. Raises SlotTaken, NotOffered or AskFirst."""
    return hold_any(
        kind=wanted.kind,
        places=places_of(wanted, own=kept.appointment()),
        starts_at=wanted.starts_at,
        booking=kept.id,
        by=None,
        at=timezone.now(),
    )


def places_of(wanted: Wanted, *, own: Appointment | None = None) -> list[Place]:
    """With whom it may be. Any therapist: everybody who has this time, in this way, at this site.

    own: what this person holds already, which is not in their way. Raises SlotTaken where nobody
    has it any more. It is looked at again when the time is held.
    """
    if wanted.therapist_id is not None:
        return [Place(wanted.therapist_id, wanted.format, wanted.room_id, wanted.zone)]
    kind, rooms = queries.appointment_kind(wanted.kind), queries.rooms_by_id()
    site = rooms[wanted.room_id].site_id if wanted.room_id in rooms else None
    free = [
        time
        for time in queries.free_at(
            kind=kind,
            therapists=queries.therapists_offering(kind),
            starts_at=wanted.starts_at,
            now=timezone.now(),
            own=own,
        )
        if time.format == wanted.format
        and (rooms[time.room_id].site_id if time.room_id else None) == site
    ]
    bookable = [time.place for time in free if time.shown is Shown.BOOKABLE]
    found = bookable or [time.place for time in free if time.shown is Shown.ASK]
    if not found:
        raise SlotTaken(wanted.starts_at)
    return found
