"""Every write to the diary.

A transaction that books takes its turn first (locks.py), then deletes the holds that ran out, then
inserts; the database's own constraint is the backstop. What it refuses stands in refusals.py.
"""

import uuid
from collections.abc import Collection, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from sixteen.audit.recording import record
from sixteen.domain.slots import weekly_series
from sixteen.people.models import Account, Client
from sixteen.scheduling import links, placing
from sixteen.scheduling.diary import Place, lengths, place_of
from sixteen.scheduling.locks import take_turns
from sixteen.scheduling.models import Appointment, AppointmentKind, AskedTime, Room, Series
from sixteen.scheduling.queries import appointment_kind
from sixteen.scheduling.refusals import AskFirst, NotOffered, SeriesClash, SlotTaken, TooLate

__all__ = ["AskFirst", "NotOffered", "SeriesClash", "SlotTaken", "TooLate"]


@transaction.atomic
def hold_any(
    *,
    kind: AppointmentKind | str,
    places: Sequence[Place],
    starts_at: datetime,
    booking: uuid.UUID,
    by: Account | None,
    at: datetime,
) -> Appointment:
    """Keep an offered time for some minutes (SIXTEEN_HOLD_MINUTES), wherever it is still free.

    The places are tried in a fair order, all inside this transaction. booking: one id for each
    booking form. Sent again for the same time, the answer is the same hold, renewed if it could be
    held anew; for another time, the first is let go. What was booked with it is returned as it is,
    cancelled since or not. Raises NotOffered, AskFirst or SlotTaken.
    """
    kind = appointment_kind(kind) if isinstance(kind, str) else kind
    take_turns(booking, *(id for place in places for id in (place.therapist_id, place.room_id)))
    before = Appointment.objects.filter(booking=booking).first()
    if before is not None and before.state != "held":
        return before
    held_until = at + timedelta(minutes=settings.HOLD_MINUTES)
    if before is not None and _still_holds(before, kind, places, starts_at, by=by, at=at):
        before.held_until = held_until
        before.save(update_fields=["held_until"])
        return before
    if before is not None:
        before.delete()
    free = placing.open_places(kind, places, starts_at, by=by, at=at)
    for place in placing.in_turn(kind, free, starts_at, booking=booking, at=at):
        held = placing.new_appointment(kind, place, starts_at, at=at)
        held.state, held.held_until, held.booking = "held", held_until, booking
        with suppress(SlotTaken), placing.overlap_is_taken(starts_at):
            held.save(force_insert=True)
            record("hold-slot", by=by, at=at, thing=held)
            return held
    raise SlotTaken(starts_at)


def _still_holds(
    held: Appointment,
    kind: AppointmentKind,
    places: Sequence[Place],
    starts_at: datetime,
    *,
    by: Account | None,
    at: datetime,
) -> bool:
    """Whether it is of this time, and could be held anew."""
    same = (held.kind_id, held.starts_at) == (kind.code, starts_at) and held.held_until > at
    if not same or place_of(held) not in places:
        return False
    with suppress(NotOffered, SlotTaken):
        placing.open_places(kind, [place_of(held)], starts_at, by=by, at=at, own=held)
        return True
    return False


@transaction.atomic
def book(
    *, appointment: Appointment, client: Client, by: Account | None, at: datetime
) -> Appointment:
    """Turn a hold into an appointment of this client. Booked already for them: the same again.

    A hold that ran out can still be booked while the time is offered: raises SlotTaken, or
    NotOffered, where it is not.
    """
    take_turns(appointment.therapist_id, appointment.room_id, client.pk, appointment.booking)
    now = Appointment.objects.select_related("kind").filter(pk=appointment.pk).first()
    if now is not None and now.state == "booked" and now.client_id == client.pk:
        return now
    if now is None or now.state != "held":
        raise SlotTaken(appointment.starts_at)
    if now.held_until <= at:
        placing.open_places(now.kind, [place_of(now)], now.starts_at, by=by, at=at, own=now)
    now.state, now.held_until, now.client = "booked", None, client
    now.link_hash = links.hash_of(links.link_code(now))
    now.revision += 1
    with placing.overlap_is_taken(now.starts_at):
        now.save()
    record("book-appointment", by=by, at=at, thing=now, person=client.pk)
    return now


@transaction.atomic
def ask_for(
    *,
    kind: AppointmentKind,
    places: Sequence[Place],
    starts_at: datetime,
    client: Client,
    booking: uuid.UUID,
    by: Account | None,
    at: datetime,
) -> AskedTime:
    """Write down the time that somebody asks the office for; nothing is kept by it.

    Once for a booking. Raises SlotTaken or NotOffered.
    """
    with suppress(AskFirst):
        placing.open_places(kind, places, starts_at, by=by, at=at)
    therapists = {place.therapist_id for place in places}
    asked = AskedTime.objects.create(
        kind=kind,
        therapist_id=therapists.pop() if len(therapists) == 1 else None,
        client=client,
        format=places[0].format,
        starts_at=starts_at,
        zone=places[0].zone,
        booking=booking,
        made_at=at,
    )
    record("ask-for-time", by=by, at=at, thing=asked, person=client.pk)
    return asked


@transaction.atomic
def move(
    *, appointment: Appointment, starts_at: datetime, by: Account | None, at: datetime
) -> Appointment:
    """Move a booked appointment, same therapist and room. Staff may leave the working hours.

    by None (the person themselves, through their link): only in time, and to one that is offered.
    Raises TooLate, SlotTaken or NotOffered; then nothing has changed.
    """
    take_turns(appointment.therapist_id, appointment.room_id, appointment.client_id)
    moved = Appointment.objects.select_related("kind").get(pk=appointment.pk)
    if moved.state != "booked":
        raise NotOffered(starts_at)
    if moved.starts_at == starts_at:
        return moved
    if by is None and not links.may_change(moved, at=at):
        raise TooLate(moved.starts_at)
    place = place_of(moved)
    length, buffer = lengths(moved.kind)
    if by is None:
        placing.open_places(moved.kind, [place], starts_at, by=by, at=at, own=moved)
    elif placing.on_leave(moved.therapist_id, starts_at, starts_at + length):
        raise NotOffered(starts_at)
    placing.drop_expired([place], moved.client_id, starts_at, starts_at + length + buffer, at=at)
    placing.set_times(moved, starts_at)
    moved.revision += 1
    with placing.overlap_is_taken(starts_at):
        moved.save()
    record("move-appointment", by=by, at=at, thing=moved, person=moved.client_id)
    return moved


@transaction.atomic
def cancel(
    *, appointment: Appointment, by: Account | None, at: datetime, late: bool = False
) -> Appointment:
    """Cancel an appointment, or let a hold go. Cancelled already: nothing happens.

    by None: only in time, unless late is True; raises TooLate.
    """
    take_turns(appointment.therapist_id, appointment.room_id, appointment.client_id)
    now = Appointment.objects.filter(pk=appointment.pk).first()
    if now is None or now.state == "cancelled":
        return now or appointment
    if now.state == "held":
        now.delete()
        return appointment
    if by is None and not late and not links.may_change(now, at=at):
        raise TooLate(now.starts_at)
    now.state = "cancelled"
    now.revision += 1
    now.save(update_fields=["state", "revision"])
    record("cancel-appointment", by=by, at=at, thing=now, person=now.client_id)
    return now


@transaction.atomic
def book_series(
    *,
    kind: AppointmentKind | str,
    therapist: Account,
    client: Client,
    room: Room | None,
    format: str,
    first_starts_at: datetime,
    zone: str,
    count: int,
    by: Account | None,
    at: datetime,
    skip_dates: Collection[date] = (),
) -> Series:
    """The weekly appointments of a course: same weekday, same wall hour in `zone`, same room.

    All or none. SeriesClash lists every week that clashes with an appointment or with leave; a date
    in skip_dates is left out and makes the series longer.
    """
    kind = appointment_kind(kind) if isinstance(kind, str) else kind
    place = Place(therapist.pk, format, room.pk if room else None, zone)
    take_turns(therapist.pk, place.room_id, client.pk)
    local = first_starts_at.astimezone(ZoneInfo(zone))
    length, buffer = lengths(kind)
    slots = weekly_series(local.date(), local.time(), zone, count, length, skip_dates)
    starts = [slot.start for slot in slots]
    placing.drop_expired([place], client.pk, starts[0], starts[-1] + length + buffer, at=at)
    if weeks := placing.clashing(place, client, starts, length=length, buffer=buffer, at=at):
        raise SeriesClash(weeks)
    series = Series.objects.create(
        therapist=therapist, client=client, local_time=local.time(), zone=zone, made_at=at
    )
    for start in starts:
        each = placing.new_appointment(kind, place, start, at=at)
        each.state, each.client, each.series = "booked", client, series
        with placing.overlap_is_taken(start):
            each.save(force_insert=True)
    record("book-series", by=by, at=at, thing=series, person=client.pk)
    return series


@transaction.atomic
def drop_expired_holds(*, at: datetime) -> int:
    """Delete every hold that ran out; how many there were."""
    return placing.delete_now(state="held", held_until__lte=at)


@transaction.atomic
def mark_attended(*, appointment: Appointment, attended: bool, by: Account, at: datetime) -> None:
    """Say of a booked appointment whether the client came. It can be put right later."""
    appointment.state = "attended" if attended else "missed"
    appointment.save(update_fields=["state"])
    action = "attend-appointment" if attended else "miss-appointment"
    record(action, by=by, at=at, thing=appointment, person=appointment.client_id)
