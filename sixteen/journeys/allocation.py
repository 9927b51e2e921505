"""The whole waiting list beside all open places, as a plan that a person confirms.

The rule is domain/allocation.py. Here a place is one hour of the week of one therapist. Where a
room or a therapist would be needed twice at one time, whoever asked later looks elsewhere and the
plan is made again; only then a larger or a fairer plan may exist. Nothing is written.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sixteen.domain import allocation
from sixteen.domain.allocation import Hour
from sixteen.domain.matching import Match, Matching, Possible
from sixteen.domain.slots import Interval
from sixteen.journeys.matching import Waiting
from sixteen.journeys.offers import Choice

# Larger than any number of hours in a week: an hour never weighs more than a therapist.
A_THERAPIST = 10_000
ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth")
TWICE = "They stand on this list twice: see the longer wait."
Place = tuple[UUID, int, str]


@dataclass(frozen=True)
class Row:
    """What the plan has for one person. match and possible: None where it has nothing."""

    waiting: Waiting
    words: str
    match: Match | None = None
    possible: Possible | None = None

    @property
    def choice(self) -> Choice | None:
        return Choice.of(self.match.therapist, self.possible) if self.match else None

    @property
    def starts(self) -> tuple[datetime, ...]:
        return self.possible.course.starts if self.possible else ()


@dataclass(frozen=True)
class Plan:
    rows: list[Row]

    @property
    def mark(self) -> str:
        """Changes when anything in the plan does: what was confirmed is what was looked at."""
        said = "|".join(f"{row.waiting.enquiry.pk} {row.choice} {row.starts}" for row in self.rows)
        return hashlib.sha256(said.encode()).hexdigest()[:16]

    @property
    def placed(self) -> list[Row]:
        return [row for row in self.rows if row.match]


@dataclass
class _Options:
    """What fits one person, by place, in their own order."""

    waiting: Waiting
    by_place: dict[Place, list[tuple[int, Match, Possible]]] = field(default_factory=dict)

    def nearness(self) -> dict[Place, int]:
        return {place: options[0][0] for place, options in self.by_place.items() if options}


def plan_for(waiting: Sequence[Waiting]) -> Plan:
    """Who could be given which place now, and why. waiting: the longest wait first."""
    options = {each.enquiry.pk: _options(each) for each in _once_each(waiting)}
    while True:
        given = _allocate(options)
        clash = next(_clashes(given), None)
        if clash is None:
            return Plan([_row(options[pk], given.get(pk)) for pk in options])
        person, place = clash
        options[person].by_place[place].pop(0)


def _once_each(waiting: Iterable[Waiting]) -> Iterator[Waiting]:
    """Somebody who asked twice is given one place, by the longer wait."""
    seen: set[UUID] = set()
    for each in waiting:
        if each.enquiry.client_id in seen and not each.against:
            each = replace(each, matching=Matching((), ()), against=TWICE)
        seen.add(each.enquiry.client_id)
        yield each


def _options(waiting: Waiting) -> _Options:
    found = _Options(waiting)
    for number, match in enumerate(waiting.matching.matches):
        for hour, possible in enumerate(match.courses):
            nearness = number * A_THERAPIST + hour
            place = _place(match, possible)
            found.by_place.setdefault(place, []).append((nearness, match, possible))
    return found


def _place(match: Match, possible: Possible) -> Place:
    local = possible.course.begins.astimezone(ZoneInfo(str(possible.zone)))
    return match.therapist, local.weekday(), f"{local:%H:%M}"


Given = dict[UUID, tuple[Place, Match, Possible]]


def _allocate(options: dict[UUID, _Options]) -> Given:
    waiting = [allocation.Waiting(pk, each.nearness()) for pk, each in options.items()]
    places = sorted({place for each in waiting for place in each.places})
    room = {
        match.therapist: match.offering.free_places
        for each in options.values()
        for match in each.waiting.matching.matches
    }
    plan = allocation.allocate(waiting, [Hour(place, place[0]) for place in places], room)
    return {pk: (place, *options[pk].by_place[place][0][1:]) for pk, place in plan.items()}


def _clashes(given: Given) -> Iterator[tuple[UUID, Place]]:
    """Whoever asked later of two who would need one therapist or one room at one time."""
    busy: dict[UUID, list[Interval]] = {}
    for person, (place, match, possible) in given.items():
        course = possible.course
        until = course.length + course.buffer
        sessions = [Interval(start, start + until) for start in course.starts]
        needed = {match.therapist, possible.room} - {None}
        if any(
            one.overlaps(other)
            for each in needed
            for one in busy.get(each, [])
            for other in sessions
        ):
            yield person, place
        for each in needed:
            busy.setdefault(each, []).extend(sessions)


def _row(options: _Options, given: tuple[Place, Match, Possible] | None) -> Row:
    waiting = options.waiting
    if given is not None:
        _, match, possible = given
        return Row(waiting, _why(waiting, match), match, possible)
    if waiting.against:
        return Row(waiting, waiting.against)
    return Row(waiting, "Every place that fits goes to somebody who asked earlier.")


def _why(waiting: Waiting, match: Match) -> str:
    number = [each.therapist for each in waiting.matching.matches].index(match.therapist)
    if number == 0:
        return "First in their own order."
    ordinal = ORDINALS[number] if number < len(ORDINALS) else f"Number {number + 1}"
    return (
        f"{ordinal} in their own order: what is nearer goes to others, so that more have a place."
    )
