"""What an extract takes from courses beside their sessions: aims as numbers, and asking again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sixteen.care.models import AimRating, FollowUp
from sixteen.vault.person_keys import person_keys
from sixteen.vault.rows import opened


@dataclass(frozen=True)
class Rated:
    """One rating of one aim, which is known by its place."""

    course: UUID
    aim: int
    at: datetime
    rating: int


def aim_ratings() -> list[Rated]:
    """Every rating that can still be opened."""
    rows = list(AimRating.objects.select_related("aim").order_by("made_at", "pk"))
    keys = person_keys({row.client_id for row in rows})
    return [
        Rated(row.aim.course_id, row.aim.place, row.made_at, int(row.open("value")))
        for row in opened([row for row in rows if row.client_id in keys])
    ]


def all_follow_ups() -> Iterable[FollowUp]:
    return FollowUp.objects.order_by("opens_at", "pk")
