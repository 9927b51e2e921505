"""A slot is a time that can be booked. Local wall time goes in, instants come out.

People agree on wall time ("Tuesdays at half past six"), so hours and series are wall time in a
named zone, and only here become instants (in UTC). Twice a year that takes a decision:

- a wall time that does not exist (clocks go forward, 01:30 in London on the last Sunday of March)
  is moved on by as much as the clocks: 02:30. Nobody's session is lost.
- a wall time that exists twice (clocks go back) is the first of the two.

One rule, `_is_free`, on one grid, `_grid`, decides both what is shown and what is accepted.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

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
            object.__setattr__(self, name, in_utc(getattr(self, name)))
        if self.end <= self.start:
            raise ValueError(f"An interval ends after it starts: {self.start} to {self.end}.")

    @property
    def length(self) -> timedelta:
        return self.end - self.start

    def overlaps(self, other: "Interval") -> bool:
        return self.start < other.end and other.start < self.end

    def __and__(self, other: "Interval") -> "Interval | None":
        """What both have in common, or None."""
        if not self.overlaps(other):
            return None
        return Interval(max(self.start, other.start), min(self.end, other.end))

    def __contains__(self, moment: datetime) -> bool:
        return self.start <= moment < self.end


@dataclass(frozen=True)
class Hours:
    """Working hours of one weekday (Monday is 0) in local time.

    valid_from and valid_until are local dates that still count; None is no limit. Hours end on the
    day they begin: work past midnight is two entries.
    """

    weekday: int
    starts: time
    ends: time
    zone: Zone
    valid_from: date | None = None
    valid_until: date | None = None

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
        start, end = instant(day, self.starts, self.zone), instant(day, self.ends, self.zone)
        return Interval(start, end) if start < end else None


def in_utc(moment: datetime) -> datetime:
    """The same instant in UTC. Raises ValueError on a naive time."""
    if moment.tzinfo is None or moment.utcoffset() is None:
        raise ValueError(f"A time needs its zone: {moment}.")
    return moment.astimezone(UTC)


def zone_of(zone: Zone) -> tzinfo:
    """The zone itself, from its name ("Europe/London") where it is given as one."""
    return ZoneInfo(zone) if isinstance(zone, str) else zone


def instant(local_date: date, local_time: time, zone: Zone) -> datetime:
    """The instant, in UTC, at which clocks on the wall there show this date and time."""
    local = datetime.combine(local_date, local_time.replace(tzinfo=None, fold=0))
    return local.replace(tzinfo=zone_of(zone)).astimezone(UTC)


def stretches(hours: Sequence[Hours], start: datetime, end: datetime) -> list[Interval]:
    """The hours worked between two instants, in order. A stretch may begin before start."""
    worked = set()
    for entry in hours:
        day = in_utc(start).astimezone(zone_of(entry.zone)).date()
        last = in_utc(end).astimezone(zone_of(entry.zone)).date()
        while day <= last:
            if stretch := entry.on(day):
                worked.add(stretch)
            day += timedelta(days=1)
    return sorted(worked)


def free_slots(
    *,
    hours: Sequence[Hours],
    busy: Sequence[Interval],
    now: datetime,
    notice: timedelta,
    horizon: timedelta,
    length: timedelta,
    buffer: timedelta,
    step: timedelta,
) -> list[Interval]:
    """The slots a person may book, in order, without repetition.

    busy: what is taken, each up to where its own buffer ends (an appointment's busy_until; leave).
    buffer: what has to stay free after the new slot; it may run past the working hours.
    step: slots begin every step from the start of a stretch of hours; they end within it.
    The first slot begins at least notice after now, the last at most horizon after now.
    """
    first, last = in_utc(now) + notice, in_utc(now) + horizon
    return sorted(
        slot
        for slot in _grid(hours, first, last, length, step)
        if _is_free(slot, first, last, busy, buffer)
    )


def is_offered(
    start: datetime,
    *,
    hours: Sequence[Hours],
    busy: Sequence[Interval],
    now: datetime,
    notice: timedelta,
    horizon: timedelta,
    length: timedelta,
    buffer: timedelta,
    step: timedelta,
) -> bool:
    """Whether free_slots with the same arguments has a slot that begins at start."""
    first, last = in_utc(now) + notice, in_utc(now) + horizon
    wanted = Interval(start, start + length)
    return wanted in _grid(hours, wanted.start, wanted.start, length, step) and _is_free(
        wanted, first, last, busy, buffer
    )


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


def _grid(
    hours: Sequence[Hours], first: datetime, last: datetime, length: timedelta, step: timedelta
) -> set[Interval]:
    """Every slot the working hours allow around these two instants, taken or not."""
    if length <= timedelta(0) or step <= timedelta(0):
        raise ValueError("A slot has a length, and there is time from one to the next.")
    return {
        slot for stretch in stretches(hours, first, last) for slot in _cut(stretch, length, step)
    }


def _cut(stretch: Interval, length: timedelta, step: timedelta) -> Iterator[Interval]:
    start = stretch.start
    while start + length <= stretch.end:
        yield Interval(start, start + length)
        start += step


def _is_free(
    slot: Interval, first: datetime, last: datetime, busy: Sequence[Interval], buffer: timedelta
) -> bool:
    wanted = Interval(slot.start, slot.end + buffer)
    return first <= slot.start <= last and not any(wanted.overlaps(taken) for taken in busy)
