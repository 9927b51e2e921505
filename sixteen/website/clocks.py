"""By which clock times are shown: the service's, or the visitor's own where that is another.

The visitor's is chosen from a list and stands in the address, so that it works without JavaScript
and can be handed on. Nothing is booked by it: what a button sends is an instant.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings

# One city for each clock that many people live by; any other name of a zone works in the address.
CITIES = (
    *("Europe/London", "Europe/Dublin", "Europe/Lisbon", "Europe/Madrid", "Europe/Paris"),
    *("Europe/Berlin", "Europe/Rome", "Europe/Warsaw", "Europe/Athens", "Europe/Helsinki"),
    *("Europe/Kyiv", "Europe/Istanbul", "Atlantic/Reykjavik", "Africa/Lagos", "Africa/Cairo"),
    *("Africa/Johannesburg", "Africa/Nairobi", "Asia/Jerusalem", "Asia/Dubai", "Asia/Tehran"),
    *("Asia/Karachi", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Dhaka", "Asia/Bangkok"),
    *("Asia/Shanghai", "Asia/Hong_Kong", "Asia/Singapore", "Asia/Tokyo", "Australia/Perth"),
    *("Australia/Adelaide", "Australia/Brisbane", "Australia/Sydney", "Pacific/Auckland"),
    *("America/St_Johns", "America/Halifax", "America/New_York", "America/Chicago"),
    *("America/Denver", "America/Phoenix", "America/Los_Angeles", "America/Anchorage"),
    *("Pacific/Honolulu", "America/Mexico_City", "America/Bogota", "America/Sao_Paulo"),
    *("America/Argentina/Buenos_Aires", "America/Jamaica"),
)


@dataclass(frozen=True)
class Clock:
    """key: the zone's name. is_home: it is the service's own."""

    key: str

    @property
    def is_home(self) -> bool:
        return self.key == settings.ZONE

    @property
    def city(self) -> str:
        return self.key.rsplit("/", 1)[-1].replace("_", " ")

    @property
    def home(self) -> "Clock":
        return Clock(settings.ZONE)

    def local(self, moment: datetime) -> datetime:
        """What is on the wall there: without a zone, so that no template moves it again."""
        return moment.astimezone(ZoneInfo(self.key)).replace(tzinfo=None)


def home() -> Clock:
    return Clock(settings.ZONE)


def clock_of(key: str) -> Clock:
    """The clock of this zone; the service's where there is no such zone."""
    return Clock(key) if key in _zones() else home()


def clocks(shown: Clock) -> list[Clock]:
    """What there is to choose from, by city, with the one that is shown."""
    keys = {*CITIES, settings.ZONE, shown.key}
    return sorted(map(Clock, keys), key=lambda clock: clock.city)


@cache
def _zones() -> set[str]:
    return available_timezones()
