"""What of the free times is wanted, as it stands in the address of /book/."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from urllib.parse import urlencode
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from sixteen.people.models import Therapist
from sixteen.scheduling import queries
from sixteen.scheduling.diary import FreeTime
from sixteen.scheduling.models import FORMATS, AppointmentKind
from sixteen.website.clocks import Clock, clock_of

EVENING = time(17)
PARTS = (("day", _("in the day, before 5 pm")), ("evening", _("in the evening, from 5 pm")))


@dataclass(frozen=True)
class Filters:
    """therapist None, format and part "" are any. part is by the clock that is shown."""

    kind: AppointmentKind
    therapists: Sequence[Therapist]
    therapist: Therapist | None
    format: str
    part: str
    clock: Clock
    first: date | None

    @property
    def narrow(self) -> bool:
        return bool(self.therapist or self.format or self.part)

    def keep(self, times: Iterable[FreeTime]) -> list[FreeTime]:
        return [time for time in times if self._wants(time)]

    def _wants(self, time: FreeTime) -> bool:
        if self.format and time.format != self.format:
            return False
        late = self.clock.local(time.starts_at).time() >= EVENING
        return not self.part or late == (self.part == "evening")

    def address(self, **changed: object) -> str:
        """The part of an address after the path; what is any is left out."""
        wanted = {
            "kind": self.kind.code if self.kind.code != queries.CONSULTATION else "",
            "therapist": self.therapist.pk if self.therapist else "",
            "format": self.format,
            "part": self.part,
            "zone": "" if self.clock.is_home else self.clock.key,
            "from": self.first or "",
        } | changed
        kept = {name: str(value) for name, value in wanted.items() if value}
        return f"?{urlencode(kept)}" if kept else ""


def read_filters(asked: Mapping[str, str], kind: AppointmentKind) -> Filters:
    """The filters of an address; what is not one of the choices counts as none."""
    therapists = queries.therapists_offering(kind)
    try:
        wanted = UUID(asked.get("therapist", ""))
    except ValueError:
        wanted = None
    return Filters(
        kind=kind,
        therapists=therapists,
        therapist=next((each for each in therapists if each.pk == wanted), None),
        format=_one_of(FORMATS, asked.get("format", "")),
        part=_one_of(PARTS, asked.get("part", "")),
        clock=clock_of(asked.get("zone", "")),
        first=_day(asked.get("from", "")),
    )


def kind_of(asked: Mapping[str, str], kinds: Sequence[AppointmentKind]) -> AppointmentKind | None:
    """The kind of the address, or the first; None where the public can book nothing."""
    found = (kind for kind in kinds if kind.code == asked.get("kind"))
    return next(found, kinds[0] if kinds else None)


def _one_of(choices: Iterable[tuple[str, str]], text: str) -> str:
    return text if text in dict(choices) else ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
