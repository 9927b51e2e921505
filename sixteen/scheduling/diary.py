"""What is worked and what is taken, for some therapists over some time, loaded in three queries.

`Diary` answers both questions about a time: which are free (what a page shows) and whether this one
is (what is accepted). Both go through sixteen.domain.free_slots with the same arguments, so that
nothing is shown that is then refused.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from sixteen.domain.free_slots import Rules, free_slots, slot_at
from sixteen.domain.slots import Hours, Interval, Shown
from sixteen.scheduling.models import (
    Appointment,
    AppointmentKind,
    Leave,
    OfferedKind,
    WorkingHours,
)

ALIVE = ("booked", "attended", "missed")
# Longer than any appointment with its buffer, and than any day: what began before a window may
# still be going on, or count towards its first day.
MARGIN = timedelta(days=2)


class Place(NamedTuple):
    """With whom, how and where: one therapist's hours of one format in one room."""

    therapist_id: UUID
    format: str
    room_id: UUID | None
    zone: str


class FreeTime(NamedTuple):
    """A free time. starts_at and ends_at are in UTC; show them in `zone`."""

    starts_at: datetime
    ends_at: datetime
    therapist_id: UUID
    format: str
    room_id: UUID | None
    zone: str
    shown: Shown

    @property
    def place(self) -> Place:
        return Place(self.therapist_id, self.format, self.room_id, self.zone)


class Diary:
    """The hours, leave and appointments of these therapists, and of the rooms they work in.

    Of a public kind only the hours of those who offer it; never of an account out of use.
    """

    def __init__(
        self,
        kind: AppointmentKind,
        therapist_ids: Iterable[UUID],
        *,
        start: datetime,
        end: datetime,
        now: datetime,
        without: Appointment | None = None,
    ) -> None:
        ids = set(therapist_ids)
        self.kind, self.now = kind, now
        self.hours = _hours(kind, ids)
        self.busy: dict[UUID, list[Interval]] = defaultdict(list)
        self.held: dict[UUID, list[datetime]] = defaultdict(list)
        away = Leave.objects.filter(therapist_id__in=ids, starts_at__lt=end, ends_at__gt=start)
        for therapist_id, starts, ends in away.values_list("therapist_id", "starts_at", "ends_at"):
            self.busy[therapist_id].append(Interval(starts, ends))
        rooms = {place.room_id for place in self.hours if place.room_id}
        taken = living(start=start, end=end, now=now).filter(
            Q(therapist_id__in=ids) | Q(room_id__in=rooms)
        )
        if without is not None:
            taken = taken.exclude(pk=without.pk)
        for therapist_id, room_id, kind_id, starts, until in taken.values_list(
            "therapist_id", "room_id", "kind_id", "starts_at", "busy_until"
        ):
            interval = Interval(starts, until)
            self.busy[therapist_id].append(interval)
            if room_id:
                self.busy[room_id].append(interval)
            if kind_id == kind.code:
                self.held[therapist_id].append(starts)

    def free(self, *, days: int, shown: Collection[Shown]) -> list[FreeTime]:
        """Every free time in one of these states, in order of time, then of therapist."""
        rules = rules_of(self.kind, days)
        found = [
            FreeTime(slot.start, slot.end, *place, slot.shown)
            for place, hours in self.hours.items()
            for slot in free_slots(hours=hours, rules=rules, **self._known(place))
            if slot.shown in shown
        ]
        return sorted(found, key=lambda time: time.starts_at)

    def at(self, starts_at: datetime) -> list[FreeTime]:
        """Every place that is free at this time, in whatever state."""
        end = starts_at + lengths(self.kind)[0]
        states = ((place, self.state(place, starts_at)) for place in self.hours)
        return [FreeTime(starts_at, end, *place, state) for place, state in states if state]

    def state(self, place: Place, starts_at: datetime) -> Shown | None:
        """Of this time; None where `free` with the kind's whole horizon does not have it."""
        return self._state(place, starts_at, self._known(place))

    def untaken(self, place: Place, starts_at: datetime) -> Shown | None:
        """The state it would have if nobody had it. Leave counts as work here."""
        return self._state(place, starts_at, {"busy": (), "now": self.now})

    def _state(self, place: Place, starts_at: datetime, known: dict[str, Any]) -> Shown | None:
        hours = self.hours.get(place, [])
        slot = slot_at(starts_at, hours=hours, rules=rules_of(self.kind), **known)
        return slot and slot.shown

    def _known(self, place: Place) -> dict[str, Any]:
        busy = self.busy.get(place.therapist_id, [])
        if place.room_id and place.room_id in self.busy:
            busy = [*busy, *self.busy[place.room_id]]
        return {"busy": busy, "now": self.now, "held": self.held.get(place.therapist_id, ())}


def rules_of(kind: AppointmentKind, days: int | None = None) -> Rules:
    """How this kind may be booked; days: look no further ahead than that."""
    length, buffer = lengths(kind)
    ahead = kind.horizon_days if days is None else min(days, kind.horizon_days)
    return Rules(
        length=length,
        buffer=buffer,
        step=length + buffer,
        notice=timedelta(hours=kind.notice_hours),
        horizon=timedelta(days=ahead),
        cap=kind.daily_cap,
    )


def place_of(appointment: Appointment) -> Place:
    return Place(
        appointment.therapist_id, appointment.format, appointment.room_id, appointment.zone
    )


def lengths(kind: AppointmentKind) -> tuple[timedelta, timedelta]:
    """How long an appointment of this kind lasts, and the buffer after it."""
    return timedelta(minutes=kind.minutes), timedelta(minutes=kind.buffer_minutes)


def living(*, start: datetime, end: datetime, now: datetime) -> QuerySet[Appointment]:
    """Appointments that are busy at some time between two instants. A hold that ran out is not."""
    kept = Q(state__in=ALIVE) | Q(state="held", held_until__gt=now)
    return Appointment.objects.filter(kept, starts_at__lt=end, busy_until__gt=start)


def _hours(kind: AppointmentKind, ids: Collection[UUID]) -> dict[Place, list[Hours]]:
    rows = WorkingHours.objects.filter(therapist_id__in=ids, therapist__is_active=True)
    if kind.public:
        offering = OfferedKind.objects.filter(kind_id=kind.code).values("therapist_id")
        rows = rows.filter(therapist_id__in=offering)
    found: dict[Place, list[Hours]] = defaultdict(list)
    in_order = rows.order_by("therapist_id", "format", "room_id", "starts")
    for *place, weekday, starts, ends, valid_from, valid_until, shown in in_order.values_list(
        *Place._fields, "weekday", "starts", "ends", "valid_from", "valid_until", "shown"
    ):
        hours = Hours(weekday, starts, ends, place[3], valid_from, valid_until, Shown(shown))
        found[Place(*place)].append(hours)
    return found
