"""Free times for a booking, and keeping one of them while the rest is asked.

The office sees every free time, also what the public is not shown or has to ask for.
"""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from sixteen.domain.slots import Shown
from sixteen.office.times import Chosen, Day, chosen_of, days_of
from sixteen.people.models import Account
from sixteen.scheduling import queries
from sixteen.scheduling.actions import NotOffered, cancel, hold_any
from sixteen.scheduling.diary import Place, place_of
from sixteen.scheduling.models import Appointment, AppointmentKind

AHEAD_DAYS = 366


def kind_called(code: str) -> AppointmentKind | None:
    """This kind, or the first; None where nothing but sessions is held."""
    kinds = queries.first_kinds()
    return next((kind for kind in kinds if kind.code == code), kinds[0] if kinds else None)


def days_near(near: datetime | None, kind: AppointmentKind | None) -> list[Day]:
    """The free times by day; those closest to `near` where one is given."""
    if kind is None:
        return []
    therapists = queries.therapists_offering(kind)
    wanted = {"kind": kind, "therapists": therapists, "now": timezone.now(), "shown": tuple(Shown)}
    if near is not None:
        found = queries.nearby_times(starts_at=near, **wanted)
    else:
        found = queries.free_times(days=AHEAD_DAYS, **wanted)
    return days_of(found, therapists, kind)


def hold(chosen: Chosen, booking: UUID, *, by: Account, at: datetime) -> Appointment:
    """Keep the time for this booking. Raises SlotTaken or NotOffered."""
    kind = kind_called(chosen.kind)
    if kind is None:
        raise NotOffered(chosen.starts_at)
    held = queries.booking_of(booking)
    same = held is not None and chosen_of(held) == chosen
    places = [place_of(held)] if same else _places(chosen, kind, at)
    return hold_any(
        kind=kind, places=places, starts_at=chosen.starts_at, booking=booking, by=by, at=at
    )


def _places(chosen: Chosen, kind: AppointmentKind, now: datetime) -> list[Place]:
    """Where this time is free. NotOffered where it is not, or never was."""
    free = queries.free_at(
        kind=kind, therapists=[chosen.therapist_id], starts_at=chosen.starts_at, now=now
    )
    found = [time.place for time in free if time.format == chosen.format]
    if not found:
        raise NotOffered(chosen.starts_at)
    return found


def let_go(booking: UUID, *, by: Account, at: datetime) -> None:
    """Give back the time that is kept for this booking, if it is not booked."""
    held = queries.booking_of(booking)
    if held is not None and held.state == "held":
        cancel(appointment=held, by=by, at=at)
