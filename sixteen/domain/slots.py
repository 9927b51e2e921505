"""A slot is a time that can be booked. Local wall time goes in, instants come out.

People agree on wall time ("Tuesdays at half past six"), so hours and series are wall time in a
named zone, and only here become instants (in UTC). Twice a year that takes a decision:

- a wall time that does not exist (clocks go forward, 01:30 in London on the last Sunday of March)
  is moved on by as much as the clocks: 02:30. Nobody's session is lost.
- a wall time that exists twice (clocks go back) is the first of the two.

Which times are free is counted in free_slots.py.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

WEEK = timedelta(days=7)
Zone = str | tzinfo


@dataclass(frozen=True, order=True)
class Interval:
    """From start up to, not including, end. Aware instants, kept in UTC.

    Two that touch do not overlap. Raises ValueError on a naive time or an end not after the start.
    """

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        for name in ("start", "end"):
            if getattr(self, name).tzinfo is not UTC:
                object.__setattr__(self, name, in_utc(getattr(self, name)))
        if self.end <= self.start:
            raise ValueError(f"An interval ends after it starts: {self.start} to {self.end}.")

    @property
    def length(self) -> timedelta:
        return self.end - self.start

    def overlaps(self, other: "Interval") -> bool:
        return self.start < other.end and other.start < self.end

    def __contains__(self, moment: datetime) -> bool:
        return self.start <= moment < self.end


class Shown(StrEnum):
    """What becomes of a free time: booked at once, asked for, or seen by the office alone."""

    BOOKABLE = "bookable"
    ASK = "ask"
    HIDDEN = "hidden"


@dataclass(frozen=True)
class Hours:
    """Working hours of one weekday (Monday is 0) in local time.

    valid_from and valid_until are local dates that still count; None is no limit. Hours end on the
    day they begin: work past midnight is two entries. Where entries overlap, the strictest `shown`
    counts: an hour that is kept back is kept back whatever stands around it.
    """

    weekday: int
    starts: time
    ends: time
    zone: Zone
    valid_from: date | None = None
    valid_until: date | None = None
    shown: Shown = Shown.BOOKABLE

    def __post_init__(self) -> None:
        if not 0 <= self.weekday <= 6:
            raise ValueError(f"A weekday is 0 (Monday) to 6 (Sunday), not {self.weekday}.")
        if self.ends <= self.starts:
            raise ValueError(f"Hours end after they begin: {self.starts} to {self.ends}.")

    def on(self, day: date) -> Interval | None:
        """These hours on that local date, or None when they are not worked then.

        Also None on the one day a year when the clocks jump over all of them.
        """
        if day.weekday() != self.weekday:
            return None
        if self.valid_from is not None and day < self.valid_from:
            return None
        if self.valid_until is not None and day > self.valid_until:
            return None
        start, end = self.bounds(day)
        return Interval(start, end) if start < end else None

    def bounds(self, day: date) -> tuple[datetime, datetime]:
        """From when until when on that local date, were it worked."""
        return instant(day, self.starts, self.zone), instant(day, self.ends, self.zone)


def in_utc(moment: datetime) -> datetime:
    """The same instant in UTC. Raises ValueError on a naive time."""
    if moment.tzinfo is None or moment.utcoffset() is None:
        raise ValueError(f"A time needs its zone: {moment}.")
    return moment.astimezone(UTC)


def zone_of(zone: Zone) -> tzinfo:
    """The zone itself, from its name ("Europe/London") where it is given as one."""
    return ZoneInfo(zone) if isinstance(zone, str) else zone


@lru_cache(maxsize=8192)
def instant(local_date: date, local_time: time, zone: Zone) -> datetime:
    """The instant, in UTC, at which clocks on the wall there show this date and time."""
    local = datetime.combine(local_date, local_time.replace(tzinfo=None, fold=0))
    return local.replace(tzinfo=zone_of(zone)).astimezone(UTC)


class Worked(NamedTuple):
    """A stretch of hours on one local day, in UTC."""

    start: datetime
    end: datetime
    day: date
    entry: Hours


def worked(hours: Sequence[Hours], start: datetime, end: datetime) -> Iterator[Worked]:
    """The hours of every local day that these two instants touch."""
    for entry in hours:
        zone = zone_of(entry.zone)
        day, last = start.astimezone(zone).date(), end.astimezone(zone).date()
        if entry.valid_from is not None:
            day = max(day, entry.valid_from)
        if entry.valid_until is not None:
            last = min(last, entry.valid_until)
        day += timedelta(days=(entry.weekday - day.weekday()) % 7)
        while day <= last:
            begins, ends = entry.bounds(day)
            if begins < ends:
                yield Worked(begins, ends, day, entry)
            day += WEEK


def stretches(hours: Sequence[Hours], start: datetime, end: datetime) -> list[Interval]:
    """The hours worked between two instants, in order. A stretch may begin before start."""
    found = worked(hours, in_utc(start), in_utc(end))
    return sorted({Interval(each.start, each.end) for each in found})


def weekly_series(
    first_date: date,
    local_time: time,
    zone: Zone,
    count: int,
    length: timedelta,
    skip_dates: Collection[date] = (),
    *,
    interval_days: int = 7,
) -> list[Interval]:
    """count appointments at the same wall hour, a week apart; a date in skip_dates is left out.

    A skipped week makes the series longer, not smaller. length is elapsed time.
    """
    if count < 0 or interval_days < 1:
        raise ValueError("A series has no negative count and at least a day between its dates.")
    series: list[Interval] = []
    day = first_date
    while len(series) < count:
        if day not in skip_dates:
            start = instant(day, local_time, zone)
            series.append(Interval(start, start + length))
        day += timedelta(days=interval_days)
    return series
