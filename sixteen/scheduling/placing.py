"""The steps that hold, book and move share. Called after take_turns, inside its transaction."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import IntegrityError, connection, transaction
from django.db.models import Q

from sixteen.domain.slots import Interval, Shown
from sixteen.people.models import Account, Client
from sixteen.scheduling.diary import MARGIN, Diary, Place, lengths, living
from sixteen.scheduling.models import Appointment, AppointmentKind, Leave
from sixteen.scheduling.refusals import AskFirst, NotOffered, SlotTaken

WEEKS_AROUND = timedelta(weeks=4)
TO_PUBLIC = (Shown.BOOKABLE, Shown.ASK)


def open_places(
    kind: AppointmentKind,
    places: Sequence[Place],
    starts_at: datetime,
    *,
    by: Account | None,
    at: datetime,
    own: Appointment | None = None,
) -> list[Place]:
    """Those of these places where a page would let this person take this time now.

    by None: the public, which books public kinds only, and moves any. own: an appointment or hold
    that is not in its own way. With none left, raises AskFirst, SlotTaken or NotOffered.
    """
    length, buffer = lengths(kind)
    end = starts_at + length + buffer
    drop_expired(places, None, starts_at, end, at=at, own=own)
    therapists = {place.therapist_id for place in places}
    around = {"start": starts_at - MARGIN, "end": end + MARGIN}
    diary = Diary(kind, therapists, now=at, without=own, **around)
    free = {place: diary.state(place, starts_at) for place in places}
    is_moved = own is not None and own.state == "booked"
    seen = tuple(Shown) if by is not None else TO_PUBLIC if kind.public or is_moved else ()
    taken_at_once = [state for state in seen if by is not None or state is Shown.BOOKABLE]
    if found := [place for place in places if free[place] in taken_at_once]:
        return found
    if any(state in seen for state in free.values()):
        raise AskFirst(starts_at)
    if any(diary.untaken(place, starts_at) in seen for place in places):
        raise SlotTaken(starts_at)
    raise NotOffered(starts_at)


def in_turn(
    kind: AppointmentKind,
    places: Sequence[Place],
    starts_at: datetime,
    *,
    booking: UUID,
    at: datetime,
) -> list[Place]:
    """In which order these places are tried for somebody to whom any of them would do.

    Whoever holds the fewest of this kind in the weeks around comes first. A tie is settled by the
    ids of booking and therapist: the same for the same booking, and nobody is always the first.
    """
    if len(places) < 2:
        return list(places)
    around = living(start=starts_at - WEEKS_AROUND, end=starts_at + WEEKS_AROUND, now=at)
    held = Counter(around.filter(kind=kind).values_list("therapist_id", flat=True))

    def turn(place: Place) -> tuple[int, bytes, str]:
        lot = hashlib.sha256(booking.bytes + place.therapist_id.bytes).digest()
        return held[place.therapist_id], lot, f"{place.format} {place.room_id}"

    return sorted(places, key=turn)


def drop_expired(
    places: Sequence[Place],
    client_id: UUID | None,
    start: datetime,
    end: datetime,
    *,
    at: datetime,
    own: Appointment | None = None,
) -> None:
    """Delete holds that ran out and would be in the way: a constraint cannot see the clock."""
    shared = Q(therapist_id__in={place.therapist_id for place in places})
    shared |= Q(room_id__in={place.room_id for place in places if place.room_id})
    if client_id is not None:
        shared |= Q(client_id=client_id)
    delete_now(
        shared,
        ~Q(pk=own.pk if own else None),
        state="held",
        held_until__lte=at,
        starts_at__lt=end,
        busy_until__gt=start,
    )


def delete_now(*conditions: Q, **more: object) -> int:
    """Delete appointments in one statement; how many.

    Django's delete() reads the rows and then deletes them by id: a hold that was booked in between
    would be deleted as a booking.
    """
    return Appointment.objects.filter(*conditions, **more)._raw_delete(connection.alias)


def new_appointment(
    kind: AppointmentKind, place: Place, starts_at: datetime, *, at: datetime
) -> Appointment:
    made = Appointment(
        kind=kind,
        therapist_id=place.therapist_id,
        room_id=place.room_id,
        format=place.format,
        zone=place.zone,
        made_at=at,
    )
    set_times(made, starts_at)
    return made


def set_times(appointment: Appointment, starts_at: datetime) -> None:
    """starts_at and everything that follows from it."""
    length, buffer = lengths(appointment.kind)
    appointment.starts_at = starts_at
    appointment.ends_at = starts_at + length
    appointment.busy_until = appointment.ends_at + buffer
    local = starts_at.astimezone(ZoneInfo(appointment.zone))
    appointment.wall = f"{local:%Y-%m-%dT%H:%M}"


@contextmanager
def overlap_is_taken(starts_at: datetime) -> Iterator[None]:
    """The database's own word that two appointments overlap, as SlotTaken. Other errors pass."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if "overlap" in str(error) or "_apart" in str(error):
            raise SlotTaken(starts_at) from error
        raise


def on_leave(therapist_id: UUID, start: datetime, end: datetime) -> bool:
    return Leave.objects.filter(
        therapist_id=therapist_id, starts_at__lt=end, ends_at__gt=start
    ).exists()


def clashing(
    place: Place,
    client: Client,
    starts: Sequence[datetime],
    *,
    length: timedelta,
    buffer: timedelta,
    at: datetime,
) -> list[datetime]:
    """Which of these starts clash with an appointment of anybody concerned, or with leave."""
    first, last = starts[0], starts[-1] + length + buffer
    concerned = Q(therapist_id=place.therapist_id) | Q(client=client)
    if place.room_id is not None:
        concerned |= Q(room_id=place.room_id)
    busy = []
    for row in living(start=first, end=last, now=at).filter(concerned):
        same_room = place.room_id is not None and row.room_id == place.room_id
        shared = same_room or row.therapist_id == place.therapist_id
        busy.append(Interval(row.starts_at, row.busy_until if shared else row.ends_at))
    for leave in Leave.objects.filter(
        therapist_id=place.therapist_id, starts_at__lt=last, ends_at__gt=first
    ):
        busy.append(Interval(leave.starts_at, leave.ends_at))
    wanted = [Interval(start, start + length + buffer) for start in starts]
    return [slot.start for slot in wanted if any(slot.overlaps(taken) for taken in busy)]
