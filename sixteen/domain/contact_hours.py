"""The hours in which somebody may be reached in one way, by the wall clock of the service.

Somebody who said nothing about hours has none: then the service's own quiet hours count.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sixteen.domain.matching_words import listed
from sixteen.domain.slots import instant
from sixteen.domain.tongue import gettext as _

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# What is handed over takes its way: nothing is, this close to the end.
LAST = timedelta(minutes=10)
A_WEEK_AND_A_DAY, MIDNIGHT = 8, 24


@dataclass(frozen=True)
class Hours:
    """On these days (0 is Monday), from one full hour to another; until 24 is midnight."""

    days: frozenset[int]
    begin: int
    until: int

    def __post_init__(self) -> None:
        if not self.days or not self.days <= set(range(len(DAYS))):
            raise ValueError("at least one day of the week")
        if not 0 <= self.begin < self.until <= MIDNIGHT:
            raise ValueError("from an hour to a later one of the same day")


def next_opening(found: Hours, at: datetime, zone: str) -> datetime:
    """The first moment from `at` on in which something may be handed over: `at` itself inside."""
    today = at.astimezone(ZoneInfo(zone)).date()
    for ahead in range(A_WEEK_AND_A_DAY):
        day = today + timedelta(days=ahead)
        if day.weekday() not in found.days:
            continue
        moment = max(at, instant(day, time(found.begin), zone))
        # Where clocks go forward an hour may be over before it began.
        if moment < _end(found, day, zone) - LAST:
            return moment
    raise AssertionError("every week has each of its days")


def is_open(found: Hours, at: datetime, zone: str) -> bool:
    """Whether this moment is inside: for a person who rings, to the last minute."""
    local = at.astimezone(ZoneInfo(zone))
    return local.weekday() in found.days and found.begin <= local.hour < found.until


def is_within(narrow: Hours | None, wide: Hours | None) -> bool:
    """Whether everything that the first allows is allowed by the second. None: at any time."""
    if wide is None:
        return True
    if narrow is None:
        return False
    return narrow.days <= wide.days and wide.begin <= narrow.begin and narrow.until <= wide.until


def common(one: Hours | None, other: Hours | None) -> tuple[Hours | None, bool]:
    """What both allow, and whether there is any such time. None: at any time."""
    if one is None or other is None:
        return one or other, True
    days, begin = one.days & other.days, max(one.begin, other.begin)
    until = min(one.until, other.until)
    if not days or begin >= until:
        return None, False
    return Hours(days, begin, until), True


def in_words(found: Hours) -> str:
    """“Tuesday and Thursday, 10:00 to 12:00”."""
    return _("%(days)s, %(begin)s to %(until)s") % {
        "days": _days(found.days),
        "begin": f"{found.begin:02}:00",
        "until": f"{found.until:02}:00",
    }


def _days(days: Collection[int]) -> str:
    if len(days) == len(DAYS):
        return _("Every day")
    if set(days) == set(range(5)):
        return _("Monday to Friday")
    return listed([_(DAYS[day]) for day in sorted(days)])


def kept(by_way: Mapping[str, Hours]) -> dict[str, Any]:
    """As it is kept, so that people can read it too. `read` is the way back."""
    return {
        way: {
            "days": [DAYS[day] for day in sorted(each.days)],
            "from": f"{each.begin:02}:00",
            "until": f"{each.until:02}:00",
        }
        for way, each in sorted(by_way.items())
    }


def read(found: Mapping[str, Any] | None) -> dict[str, Hours]:
    """What `kept` made. An error where it is not that: nothing is guessed."""
    return {way: _read(each) for way, each in (found or {}).items()}


def _read(said: Mapping[str, Any]) -> Hours:
    days = frozenset(DAYS.index(name) for name in said["days"])
    return Hours(days, int(said["from"][:2]), int(said["until"][:2]))


def _end(found: Hours, day: date, zone: str) -> datetime:
    if found.until == MIDNIGHT:
        return instant(day + timedelta(days=1), time(0), zone)
    return instant(day, time(found.until), zone)
