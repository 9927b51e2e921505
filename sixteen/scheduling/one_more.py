"""One more appointment like another: the same kind, way, room and client, at another time."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.domain.slots import weekly_series
from sixteen.people.models import Account
from sixteen.scheduling import placing
from sixteen.scheduling.diary import Place, lengths, place_of
from sixteen.scheduling.locks import take_turns
from sixteen.scheduling.models import Appointment
from sixteen.scheduling.refusals import NotOffered, SlotTaken

# How many weeks are looked at besides those that are asked for.
AHEAD = 12


def _place(like: Appointment, therapist: Account) -> Place:
    return place_of(like)._replace(therapist_id=therapist.pk)


@transaction.atomic
def book_like(
    *,
    like: Appointment,
    therapist: Account,
    starts_at: datetime,
    by: Account | None,
    at: datetime,
) -> Appointment:
    """Book this time. Staff may leave the working hours, not the leave.

    SlotTaken where the therapist, the room or the client have something else, NotOffered in the
    therapist's leave; then nothing has changed.
    """
    place = _place(like, therapist)
    take_turns(therapist.pk, place.room_id, like.client_id)
    length, buffer = lengths(like.kind)
    end = starts_at + length + buffer
    if placing.on_leave(therapist.pk, starts_at, starts_at + length):
        raise NotOffered(starts_at)
    placing.drop_expired([place], like.client_id, starts_at, end, at=at)
    if placing.clashing(place, like.client, [starts_at], length=length, buffer=buffer, at=at):
        raise SlotTaken(starts_at)
    made = placing.new_appointment(like.kind, place, starts_at, at=at)
    made.state, made.client, made.series = "booked", like.client, like.series
    with placing.overlap_is_taken(starts_at):
        made.save(force_insert=True)
    record("book-appointment", by=by, at=at, thing=made, person=like.client_id)
    return made


def free_weeks(
    *, like: Appointment, therapist: Account, after: datetime, count: int, at: datetime
) -> list[datetime]:
    """The next weeks after this instant in which the same weekday and hour are free, in order.

    The hour is that of `like`, by the clock of its place. AHEAD of them may be taken.
    """
    zone = ZoneInfo(like.zone)
    local, day = like.starts_at.astimezone(zone), after.astimezone(zone).date()
    day += timedelta(days=(local.weekday() - day.weekday()) % 7)
    length, buffer = lengths(like.kind)
    slots = weekly_series(day, local.time(), like.zone, count + AHEAD, length)
    starts = [slot.start for slot in slots if slot.start > after]
    place = _place(like, therapist)
    taken = placing.clashing(place, like.client, starts, length=length, buffer=buffer, at=at)
    return [start for start in starts if start not in taken][:count]
