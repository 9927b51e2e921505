"""What is worked and what is taken, for some therapists over some time, loaded in three queries.

`Diary` answers both questions about a time: which are free (what a page shows) and whether this one
is (what is accepted). Both go through sixteen.domain.slots with the same arguments, so that nothing
is shown that is then refused.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from sixteen.domain import slots
from sixteen.scheduling.models import Appointment, AppointmentKind, Leave, WorkingHours

ALIVE = ("booked", "attended", "missed")
# Longer than any appointment with its buffer: what began before a window may still be going on.
MARGIN = timedelta(days=1)


@dataclass(frozen=True)
class Place:
    """With whom, how and where: one therapist's hours of one format in one room."""

    therapist_id: UUID
    format: str
    room_id: UUID | None
    zone: str


@dataclass(frozen=True, order=True)
class FreeTime:
    """A time that can be booked. starts_at and ends_at are in UTC; show them in `zone`."""

    starts_at: datetime
    ends_at: datetime
    therapist_id: UUID
    format: str
    room_id: UUID | None
    zone: str


class Diary:
    """The hours, leave and appointments of these therapists, and of the rooms they work in."""

    def __init__(
        self,
        therapist_ids: Iterable[UUID],
        *,
        start: datetime,
        end: datetime,
        now: datetime,
        without: Appointment | None = None,
    ) -> None:
        ids = set(therapist_ids)
        self.hours: dict[Place, list[slots.Hours]] = defaultdict(list)
        self.busy: dict[UUID, list[slots.Interval]] = defaultdict(list)
        for row in WorkingHours.objects.filter(therapist_id__in=ids).order_by("starts"):
            self.hours[Place(row.therapist_id, row.format, row.room_id, row.zone)].append(
                _hours(row)
            )
        rooms = {place.room_id for place in self.hours if place.room_id}
        for leave in Leave.objects.filter(
            therapist_id__in=ids, starts_at__lt=end, ends_at__gt=start
        ):
            self.busy[leave.therapist_id].append(slots.Interval(leave.starts_at, leave.ends_at))
        for taken in living(start=start, end=end, now=now).filter(
            Q(therapist_id__in=ids) | Q(room_id__in=rooms)
        ):
            if without is not None and taken.pk == without.pk:
                continue
            interval = slots.Interval(taken.starts_at, taken.busy_until)
            self.busy[taken.therapist_id].append(interval)
            if taken.room_id:
                self.busy[taken.room_id].append(interval)

    def free(self, kind: AppointmentKind, *, now: datetime, days: int) -> Iterator[FreeTime]:
        for place, hours in self.hours.items():
            found = slots.free_slots(hours=hours, **self._rules(kind, place, now, days))
            for slot in found:
                yield FreeTime(
                    slot.start,
                    slot.end,
                    place.therapist_id,
                    place.format,
                    place.room_id,
                    place.zone,
                )

    def offers(
        self, kind: AppointmentKind, place: Place, starts_at: datetime, *, now: datetime
    ) -> bool:
        """Whether `free` with the kind's whole horizon has this time."""
        hours = self.hours.get(place, [])
        rules = self._rules(kind, place, now, kind.horizon_days)
        return slots.is_offered(starts_at, hours=hours, **rules)

    def works(
        self, kind: AppointmentKind, place: Place, starts_at: datetime, *, now: datetime
    ) -> bool:
        """Whether it would be offered if nobody had it. Leave counts as work here."""
        rules = self._rules(kind, place, now, kind.horizon_days) | {"busy": []}
        return slots.is_offered(starts_at, hours=self.hours.get(place, []), **rules)

    def _rules(
        self, kind: AppointmentKind, place: Place, now: datetime, days: int
    ) -> dict[str, Any]:
        length, buffer = lengths(kind)
        room = self.busy.get(place.room_id, []) if place.room_id else []
        return {
            "busy": [*self.busy.get(place.therapist_id, []), *room],
            "now": now,
            "notice": timedelta(hours=kind.notice_hours),
            "horizon": timedelta(days=min(days, kind.horizon_days)),
            "length": length,
            "buffer": buffer,
            "step": length + buffer,
        }


def lengths(kind: AppointmentKind) -> tuple[timedelta, timedelta]:
    """How long an appointment of this kind lasts, and the buffer after it."""
    return timedelta(minutes=kind.minutes), timedelta(minutes=kind.buffer_minutes)


def living(*, start: datetime, end: datetime, now: datetime) -> QuerySet[Appointment]:
    """Appointments that are busy at some time between two instants. A hold that ran out is not."""
    kept = Q(state__in=ALIVE) | Q(state="held", held_until__gt=now)
    return Appointment.objects.filter(kept, starts_at__lt=end, busy_until__gt=start)


def _hours(row: WorkingHours) -> slots.Hours:
    return slots.Hours(row.weekday, row.starts, row.ends, row.zone, row.valid_from, row.valid_until)
