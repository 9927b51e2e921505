"""Times that can be booked: local wall time in, instants out."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

Zone = str | tzinfo


@dataclass(frozen=True, order=True)
class Interval:
    """From start up to, not including, end. Aware instants, kept in UTC."""

    start: datetime
    end: datetime

    def overlaps(self, other: "Interval") -> bool:
        raise NotImplementedError

    def __contains__(self, instant: datetime) -> bool:
        raise NotImplementedError

    def __and__(self, other: "Interval") -> "Interval | None":
        raise NotImplementedError


@dataclass(frozen=True)
class Hours:
    """Hours of one weekday (Monday is 0) in local time; both dates count as valid."""

    weekday: int
    starts: time
    ends: time
    zone: Zone
    valid_from: date | None = None
    valid_until: date | None = None


def instant(local_date: date, local_time: time, zone: Zone) -> datetime:
    raise NotImplementedError


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
    """busy: as stored, each with its own buffer after it (busy_until); buffer: kept after a slot"""
    raise NotImplementedError


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
    raise NotImplementedError


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
    raise NotImplementedError
