"""The times of a whole course, kept for one person until they answer.

A held series is the course's appointments in the state `held`: the same locks, the same constraint
and the same end of a hold as for a single time (actions.py).
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Exists, OuterRef

from sixteen.audit.recording import record
from sixteen.people.models import Account, Client
from sixteen.scheduling import placing
from sixteen.scheduling.diary import Place, lengths
from sixteen.scheduling.locks import take_turns
from sixteen.scheduling.models import Appointment, Leave, Room, Series
from sixteen.scheduling.queries import appointment_kind
from sixteen.scheduling.refusals import SeriesClash, SlotTaken


@transaction.atomic
def hold_series(
    *,
    kind: str,
    therapist: Account,
    client: Client,
    room: Room | None,
    format: str,
    zone: str,
    starts: Sequence[datetime],
    held_until: datetime,
    by: Account | None,
    at: datetime,
) -> Series:
    """Keep every one of these times for this client until then: all or none.

    SeriesClash lists every one that clashes with an appointment, another hold or leave.
    """
    made_of, place = appointment_kind(kind), Place(therapist.pk, format, room and room.pk, zone)
    take_turns(therapist.pk, place.room_id, client.pk)
    length, buffer = lengths(made_of)
    placing.drop_expired([place], client.pk, starts[0], starts[-1] + length + buffer, at=at)
    if weeks := placing.clashing(place, client, starts, length=length, buffer=buffer, at=at):
        raise SeriesClash(weeks)
    local = starts[0].astimezone(ZoneInfo(zone)).time()
    series = Series.objects.create(
        therapist=therapist, client=client, local_time=local, zone=zone, made_at=at
    )
    for start in starts:
        each = placing.new_appointment(made_of, place, start, at=at)
        each.state, each.held_until, each.client, each.series = "held", held_until, client, series
        with placing.overlap_is_taken(start):
            each.save(force_insert=True)
    record("hold-series", by=by, at=at, thing=series, person=client.pk)
    return series


@transaction.atomic
def book_held_series(
    *, series: Series, count: int, by: Account | None, at: datetime
) -> list[Appointment]:
    """Turn every held time into an appointment, in order. Booked already: the same again.

    count: how many there have to be. SlotTaken where some are gone; then nothing has changed.
    """
    held = _take_turns_for(series)
    if [each.state for each in held] == ["booked"] * count:
        return held
    if [each.state for each in held] != ["held"] * count:
        raise SlotTaken(held[0].starts_at if held else at)
    for each in held:
        each.state, each.held_until = "booked", None
        each.revision += 1
        with placing.overlap_is_taken(each.starts_at):
            each.save()
    record("book-series", by=by, at=at, thing=series, person=series.client_id)
    return held


@transaction.atomic
def let_series_go(*, series: Series, by: Account | None, at: datetime) -> None:
    """Give every held time back, and forget the series. Booked ones stay as they are."""
    if any(each.state != "held" for each in _take_turns_for(series)):
        return
    placing.delete_now(series=series, state="held")
    record("let-series-go", by=by, at=at, thing=series, person=series.client_id)
    series.delete()


def meets_leave(series: Series) -> bool:
    """Whether the therapist is away at any of its times."""
    away = Leave.objects.filter(
        therapist=OuterRef("therapist"),
        starts_at__lt=OuterRef("ends_at"),
        ends_at__gt=OuterRef("starts_at"),
    )
    return Appointment.objects.filter(Exists(away), series=series).exists()


def turns_of(series: Series) -> set[UUID | None]:
    """With whom whoever writes to its times takes turns."""
    rooms = Appointment.objects.filter(series=series).values_list("room_id", flat=True)
    return {series.therapist_id, series.client_id, *rooms}


def _take_turns_for(series: Series) -> list[Appointment]:
    """Its appointments as they are once nobody else can change them."""
    take_turns(*turns_of(series))
    rows = Appointment.objects.filter(series=series).order_by("starts_at").select_related("kind")
    return list(rows)
