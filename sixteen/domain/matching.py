"""Who could hold a course with somebody: what they said they want, beside what therapists offer.

No score of anybody and no diagnosis. What a person needs is a condition: a therapist who cannot
meet it is left out, and it is said why. Those who remain are put in an order by five plain
questions, one after the other: who works most with what brings the person; in which week the course
could begin; how few breaks it has; who has more free places; and last the therapist's id, only so
that it is always the same. The same wishes and the same diary always give the same order. A person
decides.

The order is the service's own; no public source prescribes one.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from sixteen.domain.slots import Zone, zone_of
from sixteen.domain.whole_course import WholeCourse


@dataclass(frozen=True, order=True)
class Window:
    """Time of a weekday (Monday is 0) in which somebody can come, by the wall clock."""

    weekday: int
    starts: time
    ends: time

    def holds(self, start: datetime, end: datetime) -> bool:
        """Whether all of a session, by the same wall clock, lies within."""
        same_day = start.date() == end.date() and start.weekday() == self.weekday
        return same_day and self.starts <= start.time() and end.time() <= self.ends


@dataclass(frozen=True)
class Wishes:
    """What a person said they want. An empty set is no preference.

    most_pence: what they can pay for a session; None where they did not say. not_with: therapists
    they would rather not meet. windows: by the clocks of `zone`.
    """

    protocol: str
    concerns: frozenset[str] = frozenset()
    formats: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    genders: frozenset[str] = frozenset()
    step_free: bool = False
    most_pence: int | None = None
    windows: tuple[Window, ...] = ()
    not_with: frozenset[UUID] = frozenset()
    zone: Zone = "Europe/London"


@dataclass(frozen=True)
class Possible:
    """One whole course that a therapist could hold, in one format and place."""

    course: WholeCourse
    format: str
    room: UUID | None
    step_free: bool
    zone: Zone


@dataclass(frozen=True)
class Offering:
    """What one therapist offers. free_places: None where nobody counts. fee: pence, None unsaid."""

    therapist: UUID
    protocols: frozenset[str]
    concerns: frozenset[str]
    languages: frozenset[str]
    gender: str
    fee: int | None
    free_places: int | None
    possible: Sequence[Possible]


@dataclass(frozen=True)
class Match:
    """A therapist with the courses they could hold, the best one first."""

    offering: Offering
    courses: tuple[Possible, ...]

    @property
    def therapist(self) -> UUID:
        return self.offering.therapist

    @property
    def best(self) -> Possible:
        return self.courses[0]


@dataclass(frozen=True)
class LeftOut:
    """A therapist who cannot meet a condition, and which: codes of CONDITIONS."""

    therapist: UUID
    conditions: tuple[str, ...]


@dataclass(frozen=True)
class Matching:
    matches: tuple[Match, ...]
    left_out: tuple[LeftOut, ...]


def match(wishes: Wishes, offerings: Iterable[Offering]) -> Matching:
    """Therapists who can meet every condition, in order; the others with what stands against."""
    matches: list[Match] = []
    left_out: list[LeftOut] = []
    for offering in offerings:
        against = tuple(code for code, meets in OF_THERAPIST.items() if not meets(wishes, offering))
        fitting = [each for each in offering.possible if fits(wishes, each)]
        if against or not fitting:
            left_out.append(LeftOut(offering.therapist, against or _of_hours(wishes, offering)))
        else:
            matches.append(Match(offering, tuple(sorted(fitting, key=_by_course))))
    matches.sort(key=lambda each: _order(wishes, each))
    left_out.sort(key=lambda each: each.therapist)
    return Matching(tuple(matches), tuple(left_out))


def fits(wishes: Wishes, possible: Possible, without: frozenset[str] = frozenset()) -> bool:
    """Whether a course meets what hangs on its hour. without: conditions to leave aside."""
    return all(meets(wishes, possible) for code, meets in OF_HOUR.items() if code not in without)


def _of_hours(wishes: Wishes, offering: Offering) -> tuple[str, ...]:
    """What stands against every one of the hours; where it is not the same for all, each of it."""
    if not offering.possible:
        return (COURSE,)
    return tuple(
        code
        for code, meets in OF_HOUR.items()
        if not all(meets(wishes, each) for each in offering.possible)
    )


def _in_window(wishes: Wishes, possible: Possible) -> bool:
    """Whether every session lies within a time at which they can come, on their own clock."""
    zone, course = zone_of(wishes.zone), possible.course
    sessions = ((s.astimezone(zone), (s + course.length).astimezone(zone)) for s in course.starts)
    return not wishes.windows or all(
        any(window.holds(start, end) for window in wishes.windows) for start, end in sessions
    )


def _affordable(wishes: Wishes, offering: Offering) -> bool:
    if wishes.most_pence is None:
        return True
    return offering.fee is not None and offering.fee <= wishes.most_pence


# Everything that is a condition. The order is that in which it is said.
OF_THERAPIST: dict[str, Callable[[Wishes, Offering], bool]] = {
    "protocol": lambda wishes, offering: wishes.protocol in offering.protocols,
    "place": lambda wishes, offering: offering.free_places is None or offering.free_places > 0,
    "not_with": lambda wishes, offering: offering.therapist not in wishes.not_with,
    "language": lambda wishes, offering: (
        not wishes.languages or bool(wishes.languages & offering.languages)
    ),
    "gender": lambda wishes, offering: not wishes.genders or offering.gender in wishes.genders,
    "fee": _affordable,
}
OF_HOUR: dict[str, Callable[[Wishes, Possible], bool]] = {
    "format": lambda wishes, possible: not wishes.formats or possible.format in wishes.formats,
    "step_free": lambda wishes, possible: (
        not wishes.step_free or possible.format != "in_person" or possible.step_free
    ),
    "window": _in_window,
}
COURSE = "course"
CONDITIONS = (*OF_THERAPIST, *OF_HOUR, COURSE)


def _week(possible: Possible) -> date:
    """The Monday of the week in which the course would begin."""
    first = possible.course.begins.astimezone(zone_of(possible.zone)).date()
    return date.fromordinal(first.toordinal() - first.weekday())


def _by_course(possible: Possible) -> tuple[object, ...]:
    """The soonest week, then fewest breaks; the rest only so that it is always the same one."""
    course = possible.course
    place = (possible.format, not possible.step_free, str(possible.room))
    return _week(possible), len(course.breaks), course.begins, *place


def _order(wishes: Wishes, match: Match) -> tuple[object, ...]:
    """Five questions, one after the other: concerns, week, breaks, free places, id."""
    offering, best = match.offering, match.best
    shared = len(wishes.concerns & offering.concerns)
    free = offering.free_places if offering.free_places is not None else 0
    return -shared, _week(best), len(best.course.breaks), -free, offering.therapist
