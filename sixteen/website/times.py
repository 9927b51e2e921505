"""Free times as the booking page shows and reads them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import groupby
from urllib.parse import urlencode
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

from sixteen.people.models import Therapist
from sixteen.scheduling.diary import FreeTime
from sixteen.scheduling.models import FORMATS

DAYS_ON_A_PAGE = 5
# Years that a time can be in: outside them the arithmetic of dates ends.
YEARS = range(2000, 2100)


@dataclass(frozen=True)
class Choice:
    """One button: `value` is what it sends, `starts_at` the local time it shows."""

    value: str
    starts_at: datetime
    therapist: str
    format: str


@dataclass(frozen=True)
class Day:
    day: date
    choices: list[Choice]


@dataclass(frozen=True)
class Wanted:
    """What a button sent. It is checked against the hours when the time is held."""

    therapist_id: UUID
    format: str
    room_id: UUID | None
    zone: str
    starts_at: datetime

    @property
    def how(self) -> str:
        return dict(FORMATS).get(self.format, "")


def zone() -> ZoneInfo:
    return ZoneInfo(settings.ZONE)


def days_of(times: Iterable[FreeTime], therapists: Iterable[Therapist]) -> list[Day]:
    """The times by day in the service's zone, each with its therapist's public name."""
    names = {therapist.pk: therapist.public_name for therapist in therapists}
    choices = [_choice(time, names[time.therapist_id]) for time in times]
    grouped = groupby(choices, key=lambda choice: choice.starts_at.date())
    return [Day(day, list(found)) for day, found in grouped]


def page_of(days: list[Day], first: date | None) -> tuple[list[Day], date | None]:
    """The days to show from `first` on, and where the next page begins, if there is one."""
    from_first = [day for day in days if first is None or day.day >= first]
    more = from_first[DAYS_ON_A_PAGE:]
    return from_first[:DAYS_ON_A_PAGE], more[0].day if more else None


def read_choice(value: str) -> Wanted | None:
    """What a button of ours sent; None for anything else."""
    try:
        therapist, format, room, start, zone_name = value.split("|")
        starts_at = datetime.strptime(start, "%Y%m%dT%H%MZ").replace(tzinfo=UTC)
        room_id = UUID(room) if room else None
        if starts_at.year not in YEARS:
            return None
        return Wanted(UUID(therapist), format, room_id, zone_name, starts_at)
    except ValueError:
        return None


def query(**wanted: object) -> str:
    """The part of an address after the path; empty values are left out."""
    kept = {name: str(value) for name, value in wanted.items() if value}
    return f"?{urlencode(kept)}" if kept else ""


def _choice(time: FreeTime, name: str) -> Choice:
    room = time.room_id or ""
    start = f"{time.starts_at:%Y%m%dT%H%MZ}"
    value = f"{time.therapist_id}|{time.format}|{room}|{start}|{time.zone}"
    return Choice(value, time.starts_at.astimezone(zone()), name, dict(FORMATS)[time.format])
