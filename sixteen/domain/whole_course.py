"""Whether a whole course can be held: the same hour and the same room, week after week.

A brief therapy is agreed with its ending, so the date of the last session and every break are said
before anybody says yes. A week in which one of the two is away is a break and makes the course
longer; a week in which the hour or the room belongs to somebody else is none: then this hour cannot
be had at all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sixteen.domain.slots import Hours, Interval, in_utc, instant, stretches, zone_of


@dataclass(frozen=True)
class Available:
    """What one therapist can give one course: hours of one format in one place.

    taken: what is booked for the therapist or in the room, each up to where its buffer ends.
    """

    hours: Sequence[Hours]
    taken: Sequence[Interval]


@dataclass(frozen=True)
class Dose:
    """How many weekly sessions, and how long each is. step: how far apart two beginnings are."""

    sessions: int
    length: timedelta
    buffer: timedelta
    step: timedelta


@dataclass(frozen=True)
class Limits:
    """When a course may begin (instants), and how many weeks it may stand still at the most.

    in_a_row: breaks one after the other. A service edits these.
    """

    not_before: datetime
    begin_by: datetime
    breaks: int = 4
    in_a_row: int = 2


@dataclass(frozen=True)
class WholeCourse:
    """Every session of a course as an instant in UTC, and the local dates it leaves out."""

    starts: tuple[datetime, ...]
    breaks: tuple[date, ...]

    @property
    def begins(self) -> datetime:
        return self.starts[0]

    @property
    def ends(self) -> datetime:
        """When the last session begins."""
        return self.starts[-1]


def whole_courses(
    available: Available, dose: Dose, away: Sequence[Interval], limits: Limits
) -> list[WholeCourse]:
    """For each hour of the week the earliest whole course in it, in the order in which they begin.

    away: when the therapist or the client is not there. Empty where no hour can be kept.
    """
    found: dict[tuple[int, str], WholeCourse] = {}
    for hours, day in _beginnings(available, limits):
        for start in _starts(hours, day, dose):
            local = start.astimezone(zone_of(hours.zone))
            hour = (local.weekday(), f"{local:%H:%M}")
            if hour in found or not limits.not_before <= start <= limits.begin_by:
                continue
            if course := _held(available, dose, away, limits, hours, day, local):
                found[hour] = course
    return sorted(found.values(), key=lambda course: course.starts)


def _beginnings(available: Available, limits: Limits) -> Iterator[tuple[Hours, date]]:
    for hours in available.hours:
        day = in_utc(limits.not_before).astimezone(zone_of(hours.zone)).date()
        last = in_utc(limits.begin_by).astimezone(zone_of(hours.zone)).date()
        while day <= last:
            if hours.on(day):
                yield hours, day
            day += timedelta(days=1)


def _starts(hours: Hours, day: date, dose: Dose) -> Iterator[datetime]:
    stretch = hours.on(day)
    start = stretch.start if stretch else None
    while stretch and start and start + dose.length <= stretch.end:
        yield start
        start += dose.step


def _held(
    available: Available,
    dose: Dose,
    away: Sequence[Interval],
    limits: Limits,
    hours: Hours,
    day: date,
    local: datetime,
) -> WholeCourse | None:
    """The course that begins on this day at this local hour, or None."""
    starts: list[datetime] = []
    breaks: list[date] = []
    in_a_row = 0
    while len(starts) < dose.sessions:
        start = instant(day, local.time(), hours.zone)
        session = Interval(start, start + dose.length)
        if any(session.overlaps(each) for each in away):
            if not starts:
                return None
            breaks.append(day)
            in_a_row += 1
            if len(breaks) > limits.breaks or in_a_row > limits.in_a_row:
                return None
        elif _is_free(available, session, dose.buffer):
            starts.append(start)
            in_a_row = 0
        else:
            return None
        day += timedelta(weeks=1)
    return WholeCourse(tuple(starts), tuple(breaks))


def _is_free(available: Available, session: Interval, buffer: timedelta) -> bool:
    """Within the hours of that day (they may have an end), and nobody else's."""
    busy = Interval(session.start, session.end + buffer)
    if any(busy.overlaps(taken) for taken in available.taken):
        return False
    worked = stretches(available.hours, session.start, session.end)
    return any(one.start <= session.start and session.end <= one.end for one in worked)
