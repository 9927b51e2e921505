"""The therapists as the public sees them: pages of the site, and what is on record about each.

One look at the records answers for all of them, in a fixed number of queries.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.conf.locale import LANG_INFO
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext

from sixteen.people.models import Concern, Therapist, WorksWith
from sixteen.scheduling.diary import FreeTime
from sixteen.scheduling.models import FORMATS, WorkingHours
from sixteen.scheduling.queries import CONSULTATION, consulting_therapists, free_times
from sixteen.website.models import ConcernPage, TherapistPage
from sixteen.website.wanted import Wanted

SOON = timedelta(days=14)


@dataclass
class Card:
    """One therapist. free: their free consultations, the next first. step_free: of the rooms where
    they meet people; None where they meet nobody in person."""

    page: TherapistPage
    concerns: list[Concern] = field(default_factory=list)
    hours: list[WorkingHours] = field(default_factory=list)
    free: list[FreeTime] = field(default_factory=list)

    @property
    def therapist(self) -> Therapist:
        return self.page.therapist

    @property
    def next_free(self) -> datetime | None:
        return self.free[0].starts_at if self.free else None

    @property
    def languages(self) -> list[str]:
        return [language_name(code) for code in self.therapist.languages]

    @property
    def formats(self) -> list[str]:
        offered = {hours.format for hours in self.hours}
        return [str(words) for code, words in FORMATS if code in offered]

    @property
    def sites(self) -> list[str]:
        return sorted({hours.room.site.name for hours in self.hours if hours.room})

    @property
    def step_free(self) -> bool | None:
        rooms = [hours.room for hours in self.hours if hours.room]
        return all(room.site.step_free for room in rooms) if rooms else None

    def soon(self, now: datetime) -> list[FreeTime]:
        return [time for time in self.free if time.starts_at < now + SOON]

    def fits(self, wanted: Wanted) -> bool:
        """Whether they offer all of it; a way and a part of the day at the same hours."""
        therapist = self.therapist
        fee = therapist.session_fee
        return (
            (not wanted.concern or any(each.code == wanted.concern for each in self.concerns))
            and (not wanted.language or wanted.language in therapist.languages)
            and (wanted.fee is None or (fee is not None and fee <= wanted.fee * 100))
            and (not (wanted.format or wanted.part) or any(map(wanted.hours_fit, self.hours)))
        )


def directory(now: datetime | None = None) -> list[Card]:
    """Every therapist with a page, whoever is free first first."""
    now = now or timezone.now()
    pages = TherapistPage.objects.live().filter(therapist__account__is_active=True)
    pages = pages.select_related("therapist__account", "picture").prefetch_related(
        "picture__renditions"
    )
    cards = {page.therapist_id: Card(page) for page in pages}
    for works in WorksWith.objects.filter(therapist__in=cards).select_related("concern"):
        if works.concern.in_use:
            cards[works.therapist_id].concerns.append(works.concern)
    for hours in _hours(cards, now):
        cards[hours.therapist_id].hours.append(hours)
    for time in free_consultations(now):
        if time.therapist_id in cards:
            cards[time.therapist_id].free.append(time)
    for card in cards.values():
        card.concerns.sort(key=lambda each: each.name)
    return sorted(cards.values(), key=_soonest_first)


def card_of(page: TherapistPage, now: datetime | None = None) -> Card | None:
    """The card of one therapist; None for a page that is not live yet."""
    return next((card for card in directory(now) if card.page.pk == page.pk), None)


def free_consultations(now: datetime) -> list[FreeTime]:
    return free_times(kind=CONSULTATION, therapists=consulting_therapists(), now=now, days=366)


@dataclass(frozen=True)
class ConcernCard:
    """therapists: how many work with it and are free in the next two weeks; next_free: when."""

    page: ConcernPage
    therapists: int
    next_free: datetime | None


def concern_cards(limit: int | None = None, now: datetime | None = None) -> list[ConcernCard]:
    """Concerns in the order of their pages, with who is free for each in the next two weeks."""
    now = now or timezone.now()
    pages = ConcernPage.objects.live().order_by("path")
    soon: dict[UUID, datetime] = {}
    for time in free_consultations(now):
        if time.starts_at < now + SOON:
            soon.setdefault(time.therapist_id, time.starts_at)
    free: dict[str, list[datetime]] = defaultdict(list)
    shown = TherapistPage.objects.live().filter(therapist__in=soon).values("therapist")
    for works in WorksWith.objects.filter(therapist__in=shown):
        free[works.concern_id].append(soon[works.therapist_id])
    return [
        ConcernCard(page, len(free[page.concern]), min(free[page.concern], default=None))
        for page in pages[:limit]
    ]


def language_name(code: str) -> str:
    """ "Welsh" for "cy"; the code itself where nobody knows it."""
    known = LANG_INFO.get(code) or LANG_INFO.get(code.split("-")[0]) or {}
    return gettext(known.get("name", code))


def _hours(therapists: Iterable[UUID], now: datetime) -> Iterable[WorkingHours]:
    today = timezone.localdate(now)
    found = WorkingHours.objects.filter(
        Q(valid_until=None) | Q(valid_until__gte=today), therapist__in=therapists
    )
    return found.filter(valid_from__lte=today).select_related("room__site")


def _soonest_first(card: Card) -> tuple[bool, datetime, str]:
    when = card.next_free
    return when is None, when or timezone.now(), card.therapist.public_name


__all__ = ["Card", "ConcernCard", "card_of", "concern_cards", "directory"]
