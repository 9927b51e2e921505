"""Free times as the booking pages show and read them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext

from sixteen.people.models import Therapist
from sixteen.scheduling import queries
from sixteen.scheduling.diary import FreeTime
from sixteen.scheduling.models import FORMATS, Room
from sixteen.website.clocks import Clock, home

DAYS_ON_A_PAGE = 28
# Of a practice with many therapists, a page ends with the day that reaches this.
TIMES_ON_A_PAGE = 300
ANY = "any"
# Years that a time can be in: outside them the arithmetic of dates ends.
YEARS = range(2000, 2100)


@dataclass(frozen=True)
class Choice:
    """One button. value: what it sends. starts_at: by the clock that is shown. asks: it is not
    booked at once."""

    value: str
    starts_at: datetime
    at_home: datetime
    therapist: str
    how: str
    asks: bool


@dataclass(frozen=True)
class Day:
    day: date
    choices: list[Choice]

    @property
    def week(self) -> date:
        return monday_of(self.day)


@dataclass(frozen=True)
class Wanted:
    """What a button sent; therapist_id is None where any would do. It is checked against the hours
    when the time is held."""

    kind: str
    therapist_id: UUID | None
    format: str
    room_id: UUID | None
    zone: str
    starts_at: datetime

    @property
    def how(self) -> str:
        return dict(FORMATS).get(self.format, "")


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def zone() -> ZoneInfo:
    return ZoneInfo(settings.ZONE)


def days_of(
    times: Iterable[FreeTime], therapists: Iterable[Therapist], clock: Clock | None = None
) -> list[Day]:
    """The times by day, by this clock or the service's.

    One button for the same time, way and place, whoever it is with: with several, any will do.
    """
    clock = clock or home()
    names = {therapist.pk: therapist.public_name for therapist in therapists}
    rooms = queries.rooms_by_id()
    merged: dict[tuple[datetime, str, UUID | None], list[FreeTime]] = {}
    for time in times:
        site = rooms[time.room_id].site_id if time.room_id else None
        merged.setdefault((time.starts_at, time.format, site), []).append(time)
    several_sites = len({room.site_id for room in rooms.values()}) > 1
    choices = [
        _choice(same, names, rooms if several_sites else {}, clock) for same in merged.values()
    ]
    return [
        Day(day, list(found))
        for day, found in groupby(choices, key=lambda choice: choice.starts_at.date())
    ]


def page_of(days: list[Day], first: date | None) -> tuple[list[Day], date | None]:
    """The days to show from `first` on, and where the next page begins, if there is one."""
    left = [day for day in days if first is None or day.day >= first]
    shown: list[Day] = []
    for day in left:
        is_full = sum(len(each.choices) for each in shown) >= TIMES_ON_A_PAGE
        if shown and (is_full or day.day - shown[0].day >= timedelta(days=DAYS_ON_A_PAGE)):
            return shown, day.day
        shown.append(day)
    return shown, None


def read_choice(value: str, kind: str) -> Wanted | None:
    """What a button of ours sent; None for anything else."""
    try:
        therapist, format, room, start, zone_name = value.split("|")
        starts_at = datetime.strptime(start, "%Y%m%dT%H%MZ").replace(tzinfo=UTC)
        therapist_id = None if therapist == ANY else UUID(therapist)
        room_id = UUID(room) if room else None
        found = Wanted(kind, therapist_id, format, room_id, zone_name, starts_at)
        return found if starts_at.year in YEARS else None
    except ValueError:
        return None


def _choice(
    same: list[FreeTime], names: dict[UUID, str], rooms: dict[UUID, Room], clock: Clock
) -> Choice:
    """rooms: empty where there is one site, which then need not be named."""
    bookable = [time for time in same if time.shown == "bookable"]
    time = (bookable or same)[0]
    therapists = sorted({names[each.therapist_id] for each in bookable or same})
    room = rooms.get(time.room_id) if time.room_id else None
    whom = time.therapist_id if len(therapists) == 1 else ANY
    start = f"{time.starts_at:%Y%m%dT%H%MZ}"
    return Choice(
        f"{whom}|{time.format}|{time.room_id or ''}|{start}|{time.zone}",
        clock.local(time.starts_at),
        home().local(time.starts_at),
        _names(therapists),
        f"{dict(FORMATS)[time.format]}{f', {room.site.name}' if room else ''}",
        not bookable,
    )


def _names(therapists: list[str]) -> str:
    if len(therapists) > 2:
        return gettext("any of %(number)s therapists") % {"number": len(therapists)}
    if len(therapists) == 2:
        return gettext("%(one)s or %(other)s") % {"one": therapists[0], "other": therapists[1]}
    return "".join(therapists)
