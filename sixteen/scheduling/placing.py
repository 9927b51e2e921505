"""The steps that hold, book and move share. Called after take_turns, inside its transaction."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import IntegrityError, connection, transaction
from django.db.models import Q

from sixteen.domain.slots import Interval
from sixteen.people.models import Client
from sixteen.scheduling.diary import MARGIN, Diary, Place, lengths, living
from sixteen.scheduling.models import Appointment, AppointmentKind, Leave
from sixteen.scheduling.refusals import NotOffered, SlotTaken


def expect_offered(
    kind: AppointmentKind,
    place: Place,
    starts_at: datetime,
    *,
    at: datetime,
    moving: Appointment | None = None,
) -> None:
    """Raise NotOffered or SlotTaken unless a page would show this time now."""
    end = starts_at + timedelta(minutes=kind.minutes + kind.buffer_minutes)
    drop_expired(place, None, starts_at, end, at=at)
    diary = Diary(
        [place.therapist_id],
        start=starts_at - MARGIN,
        end=end + MARGIN,
        now=at,
        without=moving,
    )
    if diary.offers(kind, place, starts_at, now=at):
        return
    if diary.works(kind, place, starts_at, now=at):
        raise SlotTaken(starts_at)
    raise NotOffered(starts_at)


def drop_expired(
    place: Place,
    client_id: UUID | None,
    start: datetime,
    end: datetime,
    *,
    at: datetime,
) -> None:
    """Delete holds that ran out and would be in the way: a constraint cannot see the clock."""
    shared = Q(therapist_id=place.therapist_id)
    if place.room_id is not None:
        shared |= Q(room_id=place.room_id)
    if client_id is not None:
        shared |= Q(client_id=client_id)
    delete_now(
        shared,
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
