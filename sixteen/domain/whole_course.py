"""Whether a whole course can be held: the same hour and the same room, week after week.

A brief therapy is agreed with its ending, so the date of the last session and every break are said
before anybody says yes. A week in which one of the two is away is a break and makes the course
longer; a week in which the hour or the room belongs to somebody else is none: then this hour cannot
be had at all.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sixteen.domain.slots import Hours, Interval, Zone, in_utc, instant, stretches, zone_of


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

    def last_end(self, dose: Dose) -> datetime:
        """When the longest course that they allow is over."""
        return self.begin_by + timedelta(weeks=dose.sessions + self.breaks) + dose.length


@dataclass(frozen=True)
class WholeCourse:
    """Every session of a course as an instant in UTC, and the local dates it leaves out.

    buffer: how long therapist and room are kept free after each.
    """

    starts: tuple[datetime, ...]
    breaks: tuple[date, ...]
    length: timedelta
    buffer: timedelta = timedelta(0)

    @property
    def begins(self) -> datetime:
        return self.starts[0]

    @property
    def ends(self) -> datetime:
        """When the last session begins."""
        return self.starts[-1]


class Stretch:
    """Intervals, joined where they touch or overlap, that are looked up quickly."""

    def __init__(self, intervals: Iterable[Interval]) -> None:
        joined: list[Interval] = []
        for each in sorted(intervals):
            if joined and each.start <= joined[-1].end:
                joined[-1] = Interval(joined[-1].start, max(joined[-1].end, each.end))
            else:
                joined.append(each)
        self._joined, self._starts = joined, [each.start for each in joined]

    def touches(self, wanted: Interval) -> bool:
        found = bisect_right(self._starts, wanted.end)
        return any(
            self._joined[place].overlaps(wanted) for place in range(max(found - 2, 0), found)
        )

    def holds(self, wanted: Interval) -> bool:
        """Whether all of it lies within."""
        found = bisect_right(self._starts, wanted.start)
        return found > 0 and wanted.end <= self._joined[found - 1].end


def whole_courses(
    available: Available, dose: Dose, away: Sequence[Interval], limits: Limits
) -> list[WholeCourse]:
    """For each hour of the week the earliest whole course in it, in the order in which they begin.

    away: when the therapist or the client is not there. Empty where no hour can be kept.
    """
    taken, absent = Stretch(available.taken), Stretch(away)
    worked = Stretch(stretches(available.hours, limits.not_before, limits.last_end(dose)))
    found: dict[tuple[int, time, Zone], WholeCourse] = {}
    for start, zone in sorted(_beginnings(available, dose, limits), key=lambda pair: pair[0]):
        local = start.astimezone(zone_of(zone))
        hour = (local.weekday(), local.time(), zone)
        if hour not in found and (
            course := _held(local, zone, dose, limits, taken=taken, absent=absent, worked=worked)
        ):
            found[hour] = course
    return sorted(found.values(), key=lambda course: course.starts)


def _beginnings(
    available: Available, dose: Dose, limits: Limits
) -> Iterator[tuple[datetime, Zone]]:
    """Every time at which a first session could begin, were nothing taken."""
    for hours in available.hours:
        for stretch in stretches([hours], limits.not_before, limits.begin_by):
            start = stretch.start
            while start + dose.length <= stretch.end:
                if in_utc(limits.not_before) <= start <= in_utc(limits.begin_by):
                    yield start, hours.zone
                start += dose.step


def _held(
    local: datetime,
    zone: Zone,
    dose: Dose,
    limits: Limits,
    *,
    taken: Stretch,
    absent: Stretch,
    worked: Stretch,
) -> WholeCourse | None:
    """The course that begins at this local time, or None."""
    starts: list[datetime] = []
    breaks: list[date] = []
    in_a_row, day = 0, local.date()
    while len(starts) < dose.sessions:
        start = instant(day, local.time(), zone)
        session = Interval(start, start + dose.length)
        if absent.touches(session):
            breaks.append(day)
            in_a_row += 1
            if not starts or len(breaks) > limits.breaks or in_a_row > limits.in_a_row:
                return None
        elif taken.touches(Interval(start, session.end + dose.buffer)) or not worked.holds(session):
            return None
        else:
            starts.append(start)
            in_a_row = 0
        day += timedelta(weeks=1)
    return WholeCourse(tuple(starts), tuple(breaks), dose.length, dose.buffer)
