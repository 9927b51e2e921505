"""What booking is, said again in the plainest way: minutes on one line, and loops.

Nothing of sixteen is used here but the words of its answers, and no library of time zones: when
London's clocks change in 2027 is written out. Times are minutes since the beginning of 2027 in UTC.
"""

from dataclasses import dataclass, field
from functools import cache

DAY = 24 * 60


def minutes(month: int, day: int, hour: int = 0, minute: int = 0) -> int:
    lengths = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    return (sum(lengths[: month - 1]) + day - 1) * DAY + hour * 60 + minute


FORWARD, BACK = minutes(3, 28, 1), minutes(10, 31, 1)
LENGTH, BUFFER, NOTICE, HORIZON, CAP = 50, 10, DAY, 9 * DAY, 2
HELD, CHANGE = 10, DAY


def from_wall(wall: int) -> int:
    """Summer time is an hour ahead, from two o'clock on the wall to two o'clock on the wall."""
    return wall - 60 if minutes(3, 28, 2) <= wall < minutes(10, 31, 2) else wall


def on_wall(time: int) -> int:
    return time + 60 if FORWARD <= time < BACK else time


@dataclass(frozen=True)
class Place:
    """weekday: Monday is 0. 1 January 2027 is a Friday."""

    therapist: str
    format: str
    room: str
    hours: tuple[tuple[int, int, int, str], ...]  # weekday, from, until (in minutes), shown

    @cache  # noqa: B019  (four places, for as long as the tests run)
    def starts(self, first_day: int, days: int) -> dict[int, str]:
        """Every start these hours allow, with the state of its hours."""
        found = {}
        for day in range(first_day, first_day + days):
            for weekday, begins, ends, shown in self.hours:
                if (day + 4) % 7 != weekday:
                    continue
                start, end = from_wall(day * DAY + begins), from_wall(day * DAY + ends)
                while start + LENGTH <= end:
                    found[start] = shown
                    start += LENGTH + BUFFER
        return found


@dataclass
class Visit:
    """form: which booking form made it. client "" is a hold, until `until`."""

    form: int
    place: Place
    start: int
    until: int
    client: str = ""
    state: str = "held"

    def blocks(self, now: int) -> bool:
        return self.state == "booked" or (self.state == "held" and self.until > now)


@dataclass
class Reference:
    places: tuple[Place, ...]
    now: int
    visits: list[Visit] = field(default_factory=list)
    leave: list[tuple[str, int, int]] = field(default_factory=list)

    # what is free

    def state(self, place: Place, start: int, own: Visit | None = None) -> str:
        """bookable, ask or hidden where it is free; else taken, or nothing."""
        shown = place.starts(start // DAY - 1, 3).get(start, "")
        if not shown or not NOTICE <= start - self.now <= HORIZON:
            return ""
        others = [each for each in self.visits if each is not own and each.blocks(self.now)]
        if any(_meet(each.start, start) and _share(each.place, place) for each in others):
            return "taken"
        if self.is_away(place, start, LENGTH + BUFFER):
            return "taken"
        same_day = [
            each
            for each in others
            if each.place.therapist == place.therapist
            and on_wall(each.start) // DAY == on_wall(start) // DAY
        ]
        return "taken" if len(same_day) >= CAP else shown

    def is_away(self, place: Place, start: int, length: int) -> bool:
        return any(
            who == place.therapist and begins < start + length and start < ends
            for who, begins, ends in self.leave
        )

    def free(self) -> set[tuple[int, Place, str]]:
        first = self.now // DAY
        return {
            (start, place, self.state(place, start))
            for place in self.places
            for start in place.starts(first, HORIZON // DAY + 2)
            if self.state(place, start) in ("bookable", "ask", "hidden")
        }

    # what happens

    def visit(self, form: int) -> Visit | None:
        return next((each for each in self.visits if each.form == form), None)

    def answer(self, places: list[Place], start: int, *, staff: bool, own: Visit | None) -> str:
        """yes, ask, taken or not offered: what somebody is told who wants this time."""
        seen = ("bookable", "ask", "hidden") if staff else ("bookable", "ask")
        states = [self.state(place, start, own) for place in places]
        if any(state == "bookable" or (staff and state in seen) for state in states):
            return "yes"
        if "ask" in states:
            return "ask"
        for place in places:
            shown = place.starts(start // DAY - 1, 3).get(start)
            if shown in seen and NOTICE <= start - self.now <= HORIZON:
                return "taken"
        return "not offered"

    def hold(self, form: int, places: list[Place], start: int, *, staff: bool) -> str:
        """yes: the caller says with `take` where; the reference does not say whose turn it is."""
        mine = self.visit(form)
        if mine and mine.state != "held":
            return "as it was"
        same = mine and mine.until > self.now and mine.start == start and mine.place in places
        if same and self.answer([mine.place], start, staff=staff, own=mine) == "yes":
            mine.until = self.now + HELD
            return "as it was"
        return self.answer(places, start, staff=staff, own=mine)

    def take(self, form: int, places: list[Place], place: Place, start: int) -> None:
        mine = self.visit(form)
        self.visits = [each for each in self.visits if each is not mine]
        self.forget(places, start)
        self.visits.append(Visit(form, place, start, self.now + HELD))

    def forget(self, places: list[Place], start: int) -> None:
        """Holds that ran out and are in the way are gone."""
        self.visits = [
            each
            for each in self.visits
            if not (
                each.state == "held"
                and each.until <= self.now
                and _meet(each.start, start)
                and any(_share(each.place, place) for place in places)
            )
        ]

    def book(self, form: int, client: str) -> str:
        mine = self.visit(form)
        if mine is None or mine.state == "cancelled":
            return "taken"
        if mine.state == "booked":
            return "as it was" if mine.client == client else "taken"
        if mine.until <= self.now:
            told = self.answer([mine.place], mine.start, staff=False, own=mine)
            if told != "yes":
                return told
        if self.is_elsewhere(client, mine.start, mine):
            return "taken"
        mine.state, mine.client = "booked", client
        return "yes"

    def is_elsewhere(self, client: str, start: int, own: Visit) -> bool:
        return any(
            each is not own
            and each.client == client
            and each.state == "booked"
            and abs(each.start - start) < LENGTH
            for each in self.visits
        )

    def move(self, form: int, start: int, *, staff: bool) -> str:
        mine = self.visit(form)
        if mine is None or mine.state != "booked":
            return "not offered"
        if mine.start == start:
            return "as it was"
        if not staff:
            if mine.start - self.now < CHANGE:
                return "late"
            told = self.answer([mine.place], start, staff=False, own=mine)
            if told != "yes":
                return told
        elif self.is_away(mine.place, start, LENGTH):
            return "not offered"
        others = [each for each in self.visits if each is not mine and each.blocks(self.now)]
        if any(_meet(each.start, start) and _share(each.place, mine.place) for each in others):
            return "taken"
        if self.is_elsewhere(mine.client, start, mine):
            return "taken"
        self.forget([mine.place], start)
        mine.start = start
        return "yes"

    def drop(self) -> None:
        """Every hold that ran out is gone."""
        self.visits = [
            each for each in self.visits if each.state != "held" or each.until > self.now
        ]

    def cancel(self, form: int, *, staff: bool) -> str:
        mine = self.visit(form)
        if mine is None or mine.state == "cancelled":
            return "as it was"
        if mine.state == "held":
            self.visits.remove(mine)
            return "yes"
        if not staff and mine.start - self.now < CHANGE:
            return "late"
        mine.state = "cancelled"
        return "yes"


def _meet(one: int, other: int) -> bool:
    """Whether two visits that begin then meet, the buffer after each of them included."""
    return abs(one - other) < LENGTH + BUFFER


def _share(one: Place, other: Place) -> bool:
    return one.therapist == other.therapist or (one.room != "" and one.room == other.room)
