"""Free times for a booking, and keeping one of them while the rest is asked."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from sixteen.office.times import Chosen, Day, chosen_of, days_of
from sixteen.people.models import Account
from sixteen.scheduling import queries
from sixteen.scheduling.actions import NotOffered, cancel, hold_slot
from sixteen.scheduling.models import Appointment

AHEAD_DAYS = 366


def days_near(near: datetime | None) -> list[Day]:
    """The free times by day; those closest to `near` where one is given."""
    therapists, now = queries.consulting_therapists(), timezone.now()
    wanted: dict[str, Any] = {"kind": queries.CONSULTATION, "therapists": therapists, "now": now}
    if near is not None:
        return days_of(queries.nearby_times(starts_at=near, **wanted), therapists)
    return days_of(queries.free_times(days=AHEAD_DAYS, **wanted), therapists)


def hold(chosen: Chosen, booking: UUID, *, by: Account, at: datetime) -> Appointment:
    """Keep the time for this booking. Raises SlotTaken or NotOffered."""
    held = queries.booking_of(booking)
    if held is not None and chosen_of(held) == chosen:
        room, zone = held.room, held.zone
    else:
        room, zone = _place(chosen, at)
    therapists = {each.pk: each.account for each in queries.consulting_therapists()}
    if chosen.therapist_id not in therapists:
        raise NotOffered(chosen.starts_at)
    return hold_slot(
        kind=queries.CONSULTATION,
        therapist=therapists[chosen.therapist_id],
        room=room,
        format=chosen.format,
        starts_at=chosen.starts_at,
        zone=zone,
        booking=booking,
        by=by,
        at=at,
    )


def _place(chosen: Chosen, now: datetime) -> tuple[Any, str]:
    """Room and zone of a free time. NotOffered where it is not free, or never was."""
    free = queries.free_times(
        kind=queries.CONSULTATION, therapists=[chosen.therapist_id], now=now, days=AHEAD_DAYS
    )
    for time in free:
        if chosen_of(time) == chosen:
            return queries.room(time.room_id), time.zone
    raise NotOffered(chosen.starts_at)


def let_go(booking: UUID, *, by: Account, at: datetime) -> None:
    """Give back the time that is kept for this booking, if it is not booked."""
    held = queries.booking_of(booking)
    if held is not None and held.state == "held":
        cancel(appointment=held, by=by, at=at)
