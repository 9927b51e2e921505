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
from sixteen.scheduling.models import FORMATS, Appointment, AppointmentKind

# Years that a time can be in: outside them the arithmetic of dates ends.
YEARS = range(2000, 2100)


@dataclass(frozen=True)
class Button:
    """value: what it sends. starts_at: the local time it shows. shown: to the public, or not."""

    value: str
    starts_at: datetime
    therapist: str
    format: str
    shown: str


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
    kind: str

    @property
    def value(self) -> str:
        return f"{self.therapist_id}|{self.format}|{self.starts_at:%Y%m%dT%H%MZ}|{self.kind}"

    @property
    def how(self) -> str:
        return dict(FORMATS).get(self.format, "")

    @property
    def local(self) -> datetime:
        return self.starts_at.astimezone(ZoneInfo(settings.ZONE))


def read_button(value: str) -> Chosen | None:
    """What a button of ours sent; None for anything else."""
    try:
        therapist, format, start, kind = value.split("|")
        starts_at = datetime.strptime(start, "%Y%m%dT%H%MZ").replace(tzinfo=UTC)
        found = Chosen(UUID(therapist), format, starts_at, kind)
        return found if starts_at.year in YEARS else None
    except ValueError:
        return None


def chosen_of(held: Appointment) -> Chosen:
    """The button of a time that is held already."""
    return Chosen(held.therapist_id, held.format, held.starts_at.astimezone(UTC), held.kind_id)


def days_of(
    times: Iterable[FreeTime], therapists: Iterable[Therapist], kind: AppointmentKind
) -> list[Day]:
    """The times by day in the service's zone, each with its therapist's public name."""
    names = {therapist.pk: therapist.public_name for therapist in therapists}
    buttons = [_button(time, names[time.therapist_id], kind) for time in times]
    grouped = groupby(buttons, key=lambda button: button.starts_at.date())
    return [Day(day, list(found)) for day, found in grouped]


def _button(time: FreeTime, name: str, kind: AppointmentKind) -> Button:
    chosen = Chosen(time.therapist_id, time.format, time.starts_at, kind.code)
    return Button(chosen.value, chosen.local, name, chosen.how, time.shown)
