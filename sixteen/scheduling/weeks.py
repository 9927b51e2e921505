"""What a whole course may stand in: hours, leave and what is taken, in three queries.

Unlike the diary of single times it keeps leave apart from what is taken: leave is a break.
"""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from sixteen.domain.slots import Hours, Interval
from sixteen.domain.whole_course import Available
from sixteen.scheduling.diary import Place, living
from sixteen.scheduling.models import Leave, WorkingHours


class Weeks:
    """Between two instants. `by_client`: what these clients have booked themselves."""

    def __init__(
        self,
        therapists: Collection[UUID],
        clients: Collection[UUID],
        *,
        start: datetime,
        end: datetime,
        now: datetime,
    ) -> None:
        self._hours: dict[Place, list[Hours]] = defaultdict(list)
        rows = WorkingHours.objects.filter(therapist_id__in=therapists)
        for row in rows.order_by("pk"):
            place = Place(row.therapist_id, row.format, row.room_id, row.zone)
            hours = (row.weekday, row.starts, row.ends, row.zone, row.valid_from, row.valid_until)
            self._hours[place].append(Hours(*hours))
        self.leave: dict[UUID, list[Interval]] = defaultdict(list)
        away = Leave.objects.filter(therapist_id__in=therapists, starts_at__lt=end)
        for row in away.filter(ends_at__gt=start):
            self.leave[row.therapist_id].append(Interval(row.starts_at, row.ends_at))
        self._taken: dict[UUID, list[Interval]] = defaultdict(list)
        self.by_client: dict[UUID, list[Interval]] = defaultdict(list)
        self._read_taken(therapists, clients, start, end, now)

    def _read_taken(
        self,
        therapists: Collection[UUID],
        clients: Collection[UUID],
        start: datetime,
        end: datetime,
        now: datetime,
    ) -> None:
        rooms = {place.room_id for place in self._hours if place.room_id}
        concerned = Q(therapist_id__in=therapists) | Q(room_id__in=rooms)
        rows = living(start=start, end=end, now=now).filter(concerned | Q(client_id__in=clients))
        wanted = ("therapist_id", "room_id", "client_id", "starts_at", "ends_at", "busy_until")
        for therapist, room, client, starts, ends, until in rows.values_list(*wanted):
            for who in {therapist, room} - {None}:
                self._taken[who].append(Interval(starts, until))
            if client is not None:
                self.by_client[client].append(Interval(starts, ends))

    def places_of(self, therapist: UUID) -> list[Place]:
        """Where and how this therapist works, always in the same order."""
        found = [place for place in self._hours if place.therapist_id == therapist]
        return sorted(found, key=lambda place: (place.format, str(place.room_id), place.zone))

    def available(self, place: Place) -> Available:
        taken = self._taken.get(place.therapist_id, [])
        in_room = self._taken.get(place.room_id, []) if place.room_id else []
        return Available(self._hours[place], [*taken, *in_room])
