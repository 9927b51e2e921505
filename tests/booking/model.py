"""Booking beside its reference: the same steps for both, and every answer compared.

`sequences` draws steps; `play` takes them in a transaction that is rolled back.
"""

import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import transaction
from hypothesis import strategies as st

from sixteen.domain.slots import Shown
from sixteen.people.models import Account, Client
from sixteen.scheduling import actions, diary
from sixteen.scheduling.models import Appointment, AppointmentKind, Leave, Room
from sixteen.scheduling.queries import free_times
from tests.booking import reference
from tests.booking.reference import Place, Reference
from tests.scheduling.diary_of import (
    LONDON,
    give_hours,
    make_client,
    make_kinds,
    make_room,
    make_therapist,
)

SUNDAY, MONDAY = 6, 0
# Half past one does not exist on the one Sunday, and twice on the other. On Mondays her last slot
# ends with the hours, and his would end a minute after them.
ADA_IN_PERSON = Place(
    "ada",
    "in_person",
    "larch",
    ((SUNDAY, 0, 300, "bookable"), (MONDAY, 540, 710, "bookable")),
)
BEN_IN_PERSON = Place(
    "ben",
    "in_person",
    "larch",
    ((SUNDAY, 90, 240, "bookable"), (MONDAY, 540, 709, "bookable")),
)
ADA_BY_VIDEO = Place("ada", "video", "", ((MONDAY, 780, 900, "ask"),))
BEN_BY_VIDEO = Place("ben", "video", "", ((MONDAY, 780, 900, "hidden"),))
PLACES = (ADA_IN_PERSON, BEN_IN_PERSON, ADA_BY_VIDEO, BEN_BY_VIDEO)
ANY = [ADA_IN_PERSON, BEN_IN_PERSON]
# Thursdays before the clocks change: both Sundays are within the horizon.
BEGIN = (reference.minutes(3, 25, 10), reference.minutes(10, 28, 10))
FORMS = [uuid.UUID(int=number) for number in range(1, 4)]
ZERO = datetime(2027, 1, 1, tzinfo=UTC)
TOLD = {
    actions.SlotTaken: "taken",
    actions.AskFirst: "ask",
    actions.NotOffered: "not offered",
    actions.TooLate: "late",
}

form, slot, staff = st.integers(0, 2), st.integers(0, 7), st.booleans()
odd = st.sampled_from([0, 0, 0, 0, 0, 5, -60])
step = st.one_of(
    st.tuples(st.just("hold"), form, st.integers(0, 4), slot, odd, staff),
    st.tuples(st.just("hold"), form, st.sampled_from([0, 1, 4]), slot, st.just(0), st.just(False)),
    st.tuples(st.just("book"), form, st.sampled_from("xy")),
    st.tuples(st.just("book"), form, st.sampled_from("xy")),
    st.tuples(st.just("move"), form, slot, odd, staff),
    st.tuples(st.just("cancel"), form, staff),
    st.tuples(st.just("leave"), st.sampled_from(["ada", "ben"]), slot, st.integers(1, 120)),
    st.tuples(st.just("tick"), st.sampled_from([1, 9, 10, 11, 60, 1440, 2880])),
    st.tuples(st.just("drop")),
    st.tuples(st.just("look")),
)
sequences = st.tuples(st.sampled_from(BEGIN), st.lists(step, min_size=2, max_size=10))


class World:
    """What stays the same for every sequence."""

    def __init__(self) -> None:
        kind = make_kinds()
        kind.daily_cap, kind.horizon_days = reference.CAP, 9
        kind.save()
        self.kind: AppointmentKind = kind
        self.room: Room = make_room()
        self.therapists: dict[str, Account] = {
            "ada": make_therapist(),
            "ben": make_therapist("Ben Ash"),
        }
        self.clients: dict[str, Client] = {"x": make_client(), "y": make_client()}
        for place in PLACES:
            for weekday, begins, ends, shown in place.hours:
                row = give_hours(
                    self.therapists[place.therapist],
                    weekday=weekday,
                    starts=begins // 60,
                    ends=ends // 60,
                    format=place.format,
                    room=self.room if place.room else None,
                    shown=shown,
                )
                row.starts = row.starts.replace(minute=begins % 60)
                row.ends = row.ends.replace(minute=ends % 60)
                row.save()

    def real(self, place: Place) -> diary.Place:
        room = self.room.pk if place.room else None
        return diary.Place(self.therapists[place.therapist].pk, place.format, room, LONDON)


class Play:
    def __init__(self, world: World, begin: int) -> None:
        self.world, self.model = world, Reference(PLACES, begin)
        self.made: dict[int, Appointment] = {}

    @property
    def at(self) -> datetime:
        return moment(self.model.now)

    def by(self, staff: bool) -> Account | None:
        return self.world.therapists["ada"] if staff else None

    def start(self, place: Place, slot: int, odd: int) -> int:
        starts = sorted(place.starts(self.model.now // reference.DAY, 12))
        return starts[slot % len(starts)] + odd

    def hold(self, form: int, place: int, slot: int, odd: int, staff: bool) -> None:
        places = ANY if place == len(PLACES) else [PLACES[place]]
        start = self.start(places[0], slot, odd)
        expected = self.model.hold(form, places, start, staff=staff)
        told = self.told(
            form,
            lambda: actions.hold_any(
                kind=self.world.kind,
                places=[self.world.real(each) for each in places],
                starts_at=moment(start),
                booking=FORMS[form],
                by=self.by(staff),
                at=self.at,
            ),
        )
        assert told in (expected, "yes" if expected == "as it was" else expected)
        if expected == "yes":
            place = diary.place_of(self.made[form])
            where = next(each for each in places if self.world.real(each) == place)
            free = self.model.state(where, start, self.model.visit(form))
            assert free == "bookable" or (staff and free in ("ask", "hidden"))
            self.model.take(form, places, where, start)

    def book(self, form: int, client: str) -> None:
        found = self.made.get(form)
        if found is None:
            return
        expected = self.model.book(form, client)
        told = self.told(
            form,
            lambda: actions.book(
                appointment=found, client=self.world.clients[client], by=None, at=self.at
            ),
        )
        assert told == ("yes" if expected == "as it was" else expected)

    def move(self, form: int, slot: int, odd: int, staff: bool) -> None:
        found, mine = self.made.get(form), self.model.visit(form)
        if found is None or mine is None:
            return
        start = self.start(mine.place, slot, odd)
        expected = self.model.move(form, start, staff=staff)
        told = self.told(
            form,
            lambda: actions.move(
                appointment=found, starts_at=moment(start), by=self.by(staff), at=self.at
            ),
        )
        assert told == ("yes" if expected == "as it was" else expected)

    def cancel(self, form: int, staff: bool) -> None:
        found = self.made.get(form)
        if found is None:
            return
        expected = self.model.cancel(form, staff=staff)
        told = self.told(
            form,
            lambda: actions.cancel(appointment=found, by=self.by(staff), at=self.at),
        )
        assert told == ("yes" if expected == "as it was" else expected)

    def leave(self, who: str, slot: int, length: int) -> None:
        start = self.start(ADA_IN_PERSON if who == "ada" else BEN_IN_PERSON, slot, -30)
        Leave.objects.create(
            therapist=self.world.therapists[who],
            starts_at=moment(start),
            ends_at=moment(start + length),
        )
        self.model.leave.append((who, start, start + length))

    def tick(self, minutes: int) -> None:
        self.model.now += minutes

    def drop(self) -> None:
        actions.drop_expired_holds(at=self.at)
        self.model.drop()

    def look(self) -> None:
        """What is shown, and every row of the diary, are the same on both sides."""
        found = free_times(
            kind=self.world.kind,
            therapists=self.world.therapists.values(),
            now=self.at,
            days=365,
            shown=tuple(Shown),
        )
        real = {(time.starts_at, time.place, str(time.shown)) for time in found}
        assert len(real) == len(found)
        assert real == {
            (moment(start), self.world.real(place), shown)
            for start, place, shown in self.model.free()
        }
        rows = Appointment.objects.all()
        assert {(row.booking, row.state, row.starts_at, diary.place_of(row)) for row in rows} == {
            (FORMS[each.form], each.state, moment(each.start), self.world.real(each.place))
            for each in self.model.visits
        }

    def told(self, form: int, act: Callable[[], Appointment]) -> str:
        """yes, or why not. What was made is kept, and is old by the next step."""
        try:
            self.made[form] = act()
        except tuple(TOLD) as refused:
            return TOLD[type(refused)]
        return "yes"


def moment(minute: int) -> datetime:
    return ZERO + timedelta(minutes=minute)


def play(world: World, sequence: tuple[int, list[tuple[Any, ...]]]) -> None:
    begin, steps = sequence
    with transaction.atomic():
        played = Play(world, begin)
        for name, *given in steps:
            getattr(played, name)(*given)
        played.look()
        transaction.set_rollback(True)
