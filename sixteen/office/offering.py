"""Offers and courses as the office's pages show them, and as its buttons send them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sixteen.domain.matching import Possible
from sixteen.domain.matching_words import FORMATS, course_in_words
from sixteen.domain.whole_course import WholeCourse
from sixteen.intake.models import Offer
from sixteen.intake.offers import breaks_of, starts_of
from sixteen.journeys.offers import Choice
from sixteen.people.models import Account, Client, Therapist
from sixteen.people.names import GONE, names_of
from sixteen.scheduling.queries import rooms


def value_of(choice: Choice) -> str:
    """What the button of a course sends."""
    room = choice.room_id or ""
    begins = f"{choice.begins.astimezone(UTC):%Y%m%dT%H%MZ}"
    return f"{choice.therapist_id}|{choice.format}|{room}|{begins}"


def read_choice(value: str) -> Choice | None:
    """What a button of ours sent; None for anything else."""
    try:
        therapist, format, room, begins = value.split("|")
        starts_at = datetime.strptime(begins, "%Y%m%dT%H%MZ").replace(tzinfo=UTC)
        return Choice(UUID(therapist), format, UUID(room) if room else None, starts_at)
    except ValueError:
        return None


class Called:
    """What people and rooms are called on one page, each kind in one query."""

    def __init__(self, clients: Iterable[Client], staff: Iterable[Account] = ()) -> None:
        self.clients, self.staff = names_of(clients), names_of(staff)
        found = Therapist.objects.values_list("account_id", "public_name")
        self.therapists: dict[UUID, str] = dict(found)
        self._rooms = {each.pk: f"{each.name}, {each.site.name}" for each in rooms()}

    def therapist(self, pk: UUID) -> str:
        return self.therapists.get(pk, GONE)

    def where(self, format: str, room: UUID | None) -> str:
        """How and where they would meet."""
        place = self._rooms.get(room, "") if room else ""
        return f"in person: {place}" if format == "in_person" and place else FORMATS[format]


@dataclass(frozen=True)
class Shown:
    """One course: what is said before anybody says yes. value: of its button."""

    value: str
    words: str
    where: str
    starts: list[datetime]


def shown(therapist: UUID, possible: Possible, called: Called) -> Shown:
    zone = ZoneInfo(str(possible.zone))
    return Shown(
        value_of(Choice.of(therapist, possible)),
        course_in_words(possible),
        called.where(possible.format, possible.room),
        [start.astimezone(zone) for start in possible.course.starts],
    )


def offered(offer: Offer, called: Called) -> Shown:
    """An offer's course in the same words."""
    starts = starts_of(offer)
    course = WholeCourse(tuple(starts), tuple(breaks_of(offer)), starts[0] - starts[0])
    possible = Possible(course, offer.format, offer.room_id, False, offer.zone)
    return shown(offer.therapist_id, possible, called)
