"""Who could hold a course with somebody: what they said they want, beside what therapists offer.

No score of anybody and no diagnosis. What a person needs is a condition: a therapist who cannot
meet it is left out, and it is said why. Those who remain are put in an order by five plain
questions, one after the other, and each answer is said in words to the client and to the service
lead. The same wishes and the same diary always give the same order. A person decides.

The order is the service's own; no public source prescribes one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from sixteen.domain.slots import Zone, zone_of
from sixteen.domain.whole_course import WholeCourse


@dataclass(frozen=True)
class Window:
    """Time of a weekday (Monday is 0) in which somebody can come, by the wall clock."""

    weekday: int
    starts: time
    ends: time

    def holds(self, local: datetime) -> bool:
        return local.weekday() == self.weekday and self.starts <= local.time() < self.ends


@dataclass(frozen=True)
class Wishes:
    """What a person said they want. An empty set is no preference.

    most_pence: what they can pay for a session; None where they did not say. not_with: therapists
    they would rather not meet.
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
    """A therapist with the course they could hold, and why they stand where they stand."""

    therapist: UUID
    possible: Possible
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class LeftOut:
    """A therapist who cannot meet a condition, and which."""

    therapist: UUID
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Matching:
    matches: tuple[Match, ...]
    left_out: tuple[LeftOut, ...]


def match(
    wishes: Wishes, offerings: Iterable[Offering], names: Mapping[str, str] | None = None
) -> Matching:
    """Therapists who can meet every condition, in order, and the others with what stands against.

    names: what concerns are called, by code; a code that is missing is shown as it is.
    """
    matches, left_out = [], []
    for offering in offerings:
        against = tuple(_against(wishes, offering))
        fitting = [each for each in offering.possible if _fits(wishes, each)]
        if against or not fitting:
            left_out.append(LeftOut(offering.therapist, against or (_NO_COURSE,)))
            continue
        best = min(fitting, key=_by_course)
        matches.append((offering, best))
    matches.sort(key=lambda pair: _order(wishes, *pair))
    left_out.sort(key=lambda each: each.therapist)
    return Matching(
        tuple(
            Match(offering.therapist, best, tuple(_reasons(wishes, offering, best, names or {})))
            for offering, best in matches
        ),
        tuple(left_out),
    )


_NO_COURSE = "no hour of the week is free for a whole course"


def _against(wishes: Wishes, offering: Offering) -> Iterable[str]:
    """The conditions that do not hang on an hour."""
    if wishes.protocol not in offering.protocols:
        yield "not trained in this therapy"
    if offering.free_places is not None and offering.free_places < 1:
        yield "no free place"
    if offering.therapist in wishes.not_with:
        yield "the person would rather not meet them"
    if wishes.languages and not wishes.languages & offering.languages:
        yield "does not work in the language"
    if wishes.genders and offering.gender not in wishes.genders:
        yield "the person asked for another gender"
    if wishes.most_pence is not None and (offering.fee is None or offering.fee > wishes.most_pence):
        yield "costs more than the person can pay, or does not say what it costs"


def _fits(wishes: Wishes, possible: Possible) -> bool:
    """The conditions that hang on an hour, a format and a place."""
    if wishes.formats and possible.format not in wishes.formats:
        return False
    if wishes.step_free and possible.format == "in_person" and not possible.step_free:
        return False
    zone = zone_of(possible.zone)
    local = possible.course.begins.astimezone(zone)
    return not wishes.windows or any(window.holds(local) for window in wishes.windows)


def _by_course(possible: Possible) -> tuple[int, datetime, str, str]:
    """Fewest breaks, then soonest; the rest only so that it is always the same one."""
    course = possible.course
    return len(course.breaks), course.begins, possible.format, str(possible.room)


def _order(wishes: Wishes, offering: Offering, possible: Possible) -> tuple[object, ...]:
    """Five questions, one after the other: concerns, breaks, week, room in the caseload, id."""
    shared = len(wishes.concerns & offering.concerns)
    week = possible.course.begins.isocalendar()[:2]
    free = offering.free_places if offering.free_places is not None else 0
    return -shared, len(possible.course.breaks), week, -free, offering.therapist


def _reasons(
    wishes: Wishes, offering: Offering, possible: Possible, names: Mapping[str, str]
) -> Iterable[str]:
    shared = sorted(names.get(code, code) for code in wishes.concerns & offering.concerns)
    if shared:
        yield f"works with {_listed(shared)}"
    if wishes.languages:
        yield "works in a language you asked for"
    if wishes.genders:
        yield "is of a gender you asked for"
    if wishes.most_pence is not None:
        yield "costs no more than you said you can pay"
    if wishes.step_free and possible.format == "in_person":
        yield "can be reached without steps"
    yield course_in_words(possible)


def course_in_words(possible: Possible) -> str:
    """The hour, the first and the last session, and every break: what is said before a yes."""
    zone, course = zone_of(possible.zone), possible.course
    first, last = course.begins.astimezone(zone), course.ends.astimezone(zone)
    said = (
        f"{first:%A}s at {first:%H:%M}, {len(course.starts)} sessions from "
        f"{day_in_words(first.date())} to {day_in_words(last.date())}"
    )
    if not course.breaks:
        return f"{said}, without a break"
    return f"{said}; no session on {_listed([day_in_words(day) for day in course.breaks])}"


def day_in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
