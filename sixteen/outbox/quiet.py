"""The hours in which nobody's telephone should light up because of us."""

from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from sixteen.domain.slots import instant


class Quiet(StrEnum):
    """What a kind of message does when it falls due in the quiet hours."""

    GOES = "goes at any hour"
    WAITS_UNLESS_LATE = "waits until they end, unless it would come too late then"
    WAITS = "waits until they end, and is let go where it would come too late then"


def quiet_until(moment: datetime, *, hours: tuple[time, time] | None, zone: str) -> datetime | None:
    """The end of the quiet hours that this moment is in; None outside them.

    hours: by the wall clock of `zone`, over midnight where the second is the earlier one.
    """
    if hours is None:
        return None
    begin, end = hours
    local = moment.astimezone(ZoneInfo(zone))
    clock, day = local.time(), local.date()
    if begin < end:
        inside = begin <= clock < end
    else:
        inside = clock >= begin or clock < end
        day += timedelta(days=int(clock >= begin))
    until = instant(day, end, zone)
    # An hour that exists twice is quiet the first time.
    return until if inside and until > moment else None
