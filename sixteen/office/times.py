"""Free times as the office's buttons show and send them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import groupby
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

from sixteen.people.models import Therapist
from sixteen.scheduling.diary import FreeTime
from sixteen.scheduling.models import FORMATS, Appointment

# Years that a time can be in: outside them the arithmetic of dates ends.
YEARS = range(2000, 2100)


@dataclass(frozen=True)
class Button:
    """value: what it sends. starts_at: the local time it shows."""

    value: str
    starts_at: datetime
    therapist: str
    format: str


@dataclass(frozen=True)
class Day:
    day: date
    buttons: list[Button]


@dataclass(frozen=True)
class Chosen:
    """What a button sent. The room is looked up among the free times when it is held."""

    therapist_id: UUID
    format: str
    starts_at: datetime

    @property
    def value(self) -> str:
        return f"{self.therapist_id}|{self.format}|{self.starts_at:%Y%m%dT%H%MZ}"

    @property
    def how(self) -> str:
        return dict(FORMATS).get(self.format, "")

    @property
    def local(self) -> datetime:
        return self.starts_at.astimezone(ZoneInfo(settings.ZONE))


def read_button(value: str) -> Chosen | None:
    """What a button of ours sent; None for anything else."""
    try:
        therapist, format, start = value.split("|")
        starts_at = datetime.strptime(start, "%Y%m%dT%H%MZ").replace(tzinfo=UTC)
        return Chosen(UUID(therapist), format, starts_at) if starts_at.year in YEARS else None
    except ValueError:
        return None


def chosen_of(time: FreeTime | Appointment) -> Chosen:
    """The button of a free time, or of one that is held already."""
    return Chosen(time.therapist_id, time.format, time.starts_at.astimezone(UTC))


def days_of(times: Iterable[FreeTime], therapists: Iterable[Therapist]) -> list[Day]:
    """The times by day in the service's zone, each with its therapist's public name."""
    names = {therapist.pk: therapist.public_name for therapist in therapists}
    buttons = [_button(chosen_of(time), names[time.therapist_id]) for time in times]
    grouped = groupby(buttons, key=lambda button: button.starts_at.date())
    return [Day(day, list(found)) for day, found in grouped]


def _button(chosen: Chosen, name: str) -> Button:
    return Button(chosen.value, chosen.local, name, chosen.how)
