"""Who could hold a course with whom: wishes, what therapists offer, the diary and the places left.

Read once for everybody, in a fixed number of queries, however many wait and however many work here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

from sixteen.care.queries import clients_in_a_course, open_courses_by_therapist
from sixteen.domain import matching
from sixteen.domain.matching import Match, Matching, Offering, Possible
from sixteen.domain.matching_words import Names, reasons, what_stands_against
from sixteen.domain.pathway import Patience
from sixteen.domain.protocol import PROTOCOLS
from sixteen.domain.slots import Interval, instant
from sixteen.domain.whole_course import Dose, Limits, whole_courses
from sixteen.intake.models import Enquiry
from sixteen.intake.queries import (
    open_offers_by_client,
    open_offers_by_therapist,
    waiting_enquiries,
)
from sixteen.intake.wishes import Away, Said, said_by_each
from sixteen.people.languages import LANGUAGES
from sixteen.people.models import Concern, Therapist, WorksWith
from sixteen.scheduling.diary import lengths
from sixteen.scheduling.models import Room
from sixteen.scheduling.queries import SESSION, appointment_kind
from sixteen.scheduling.weeks import Weeks

# The service's own; no public source sets them.
ANSWER_BY = time(18)
BEFORE_THE_FIRST = timedelta(days=2)
BEGIN_WITHIN = timedelta(weeks=6)
WITHOUT_A_NUMBER = 8
LONGEST = timedelta(weeks=52)


@dataclass(frozen=True)
class Waiting:
    """Somebody who waits, and who could hold a course with them. against: "" where somebody can."""

    enquiry: Enquiry
    said: Said
    wishes: matching.Wishes
    matching: Matching
    against: str


def reply_by(at: datetime) -> datetime:
    """Until when somebody to whom a course is offered now may answer."""
    day = at.astimezone(ZoneInfo(settings.ZONE)).date() + timedelta(days=Patience().offered)
    return instant(day, ANSWER_BY, settings.ZONE)


def waiting_list(*, at: datetime) -> list[Waiting]:
    """Everybody who waits for a place, the longest wait first, each with who could take them."""
    return _for_each(waiting_enquiries(), at=at)


def matches_of(enquiry: Enquiry, *, at: datetime) -> Waiting:
    """The same for one person, whatever their state."""
    return _for_each([enquiry], at=at)[0]


def names() -> Names:
    """What concerns and languages are called here."""
    return Names(dict(Concern.objects.values_list("code", "name")), LANGUAGES)


def _for_each(enquiries: Sequence[Enquiry], *, at: datetime) -> list[Waiting]:
    practice, said, called = _Practice(enquiries, at=at), said_by_each(enquiries), names()
    found = []
    for enquiry in enquiries:
        wants = said.get(enquiry.pk, Said())
        wishes = wishes_of(enquiry, wants)
        if settled := practice.settled(enquiry):
            found.append(Waiting(enquiry, wants, wishes, Matching((), ()), settled))
            continue
        offerings = practice.offerings(wishes.protocol, enquiry.client_id, wants.away)
        matched = matching.match(wishes, offerings)
        against = what_stands_against(wishes, offerings, called)
        found.append(Waiting(enquiry, wants, wishes, matched, against))
    return found


def wishes_of(enquiry: Enquiry, said: Said) -> matching.Wishes:
    """What they said, with the therapy that their consultation decided on."""
    decided = getattr(enquiry, "consultation", None)
    return matching.Wishes(
        protocol=(decided.protocol if decided else "") or "open",
        concerns=frozenset(said.concerns),
        formats=frozenset(said.formats),
        languages=frozenset(said.languages),
        genders=frozenset(said.genders),
        step_free=said.step_free,
        most_pence=said.most_pence,
        windows=said.windows,
        not_with=frozenset(said.not_with),
        zone=settings.ZONE,
    )


def reasons_of(waiting: Waiting, match: Match, called: Names) -> dict[str, list[str]]:
    """In words, whole and without what brings them, as an offer keeps them."""
    return {
        key: list(reasons(waiting.wishes, match, called, private=private))
        for key, private in (("full", True), ("neutral", False))
    }


class _Practice:
    """Everything that hangs on no single person, read once."""

    def __init__(self, enquiries: Iterable[Enquiry], *, at: datetime) -> None:
        not_before = reply_by(at) + BEFORE_THE_FIRST
        self._limits = Limits(not_before, not_before + BEGIN_WITHIN)
        self._therapists = list(
            Therapist.objects.filter(account__is_active=True).order_by("account_id")
        )
        ids = [each.pk for each in self._therapists]
        self._concerns: dict[UUID, set[str]] = {}
        rows = WorksWith.objects.filter(therapist__in=ids)
        for therapist, concern in rows.values_list("therapist_id", "concern_id"):
            self._concerns.setdefault(therapist, set()).add(concern)
        self._in_use = open_courses_by_therapist() + open_offers_by_therapist()
        self._step_free = dict(Room.objects.values_list("pk", "site__step_free"))
        self._kind = appointment_kind(SESSION)
        clients = [each.client_id for each in enquiries]
        self._in_a_course = clients_in_a_course(clients)
        self._offered = open_offers_by_client(clients)
        self._weeks = Weeks(ids, clients, start=at, end=not_before + LONGEST, now=at)
        self._made: dict[object, list[Offering]] = {}

    def settled(self, enquiry: Enquiry) -> str:
        """Why nobody looks for a course for this person, who may have asked twice; or empty."""
        if enquiry.client_id in self._in_a_course:
            return "They are in a course already."
        if self._offered.get(enquiry.client_id, enquiry.pk) != enquiry.pk:
            return "A course is offered to them already."
        return ""

    def offerings(self, protocol: str, client: UUID, away: Sequence[Away]) -> list[Offering]:
        """What everybody offers to somebody who is away then."""
        absent = [_absent(each) for each in away] + self._weeks.by_client.get(client, [])
        known = (protocol, tuple(absent))
        if known not in self._made:
            dose = self._dose(protocol)
            self._made[known] = [self._offering(each, dose, absent) for each in self._therapists]
        return self._made[known]

    def _dose(self, protocol: str) -> Dose:
        length, buffer = lengths(self._kind)
        treatment = PROTOCOLS.get(protocol)
        sessions = (treatment.sessions if treatment else None) or WITHOUT_A_NUMBER
        return Dose(sessions, length, buffer, length + buffer)

    def _offering(self, therapist: Therapist, dose: Dose, absent: list[Interval]) -> Offering:
        left = therapist.places
        return Offering(
            therapist=therapist.pk,
            protocols=frozenset(therapist.protocols),
            concerns=frozenset(self._concerns.get(therapist.pk, ())),
            languages=frozenset(therapist.languages),
            gender=therapist.gender,
            fee=therapist.session_fee,
            free_places=None if left is None else max(left - self._in_use[therapist.pk], 0),
            possible=tuple(self._possible(therapist.pk, dose, absent)),
        )

    def _possible(self, therapist: UUID, dose: Dose, absent: list[Interval]) -> Iterable[Possible]:
        away = [*self._weeks.leave.get(therapist, []), *absent]
        for place in self._weeks.places_of(therapist):
            step_free = bool(place.room_id) and self._step_free.get(place.room_id, False)
            for course in whole_courses(self._weeks.available(place), dose, away, self._limits):
                yield Possible(course, place.format, place.room_id, step_free, place.zone)


def _absent(away: Away) -> Interval:
    """From the first midnight to the last, by the service's clock."""
    after = away.last + timedelta(days=1)
    first, last = (instant(day, time(0), settings.ZONE) for day in (away.first, after))
    return Interval(first.astimezone(UTC), last.astimezone(UTC))
