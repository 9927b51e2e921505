"""What was settled: the agreement, the aims, and suggestions put aside."""

from uuid import UUID

from django.db.models.functions import Coalesce

from sixteen.care.models import Agreement, Aim, AimRating, Course
from sixteen.care.queries.first import first
from sixteen.vault.rows import opened


def newest_agreement(course: Course) -> Agreement | None:
    return first(opened(course.agreements.order_by("-version")[:1]))


def signed_agreement(course: Course) -> Agreement | None:
    """The newest version that both signed."""
    rows = course.agreements.filter(
        therapist_signed_at__isnull=False, client_signed_at__isnull=False
    )
    return first(opened(rows.order_by("-version")[:1]))


def agreement_to_sign(course: Course) -> Agreement | None:
    """What waits for the client's signature: the newest version, once the therapist signed it."""
    newest = newest_agreement(course)
    waits = newest and newest.therapist_signed_at and not newest.client_signed_at
    return newest if waits else None


def aims_of(course: Course) -> list[Aim]:
    return opened(course.aims.order_by("place"))


def ratings_of(course: Course, number: int | None = None) -> dict[int, dict[UUID, int]]:
    """How near the client felt to each aim, by session number; or at that one session alone.

    In the order in which the sessions took place.
    """
    rated: dict[int, dict[UUID, int]] = {}
    rows = AimRating.objects.filter(aim__course=course).select_related("session")
    rows = rows.order_by(Coalesce("session__appointment__starts_at", "made_at"))
    if number is not None:
        rows = rows.filter(session__number=number)
    for rating in opened(rows):
        rated.setdefault(rating.session.number, {})[rating.aim_id] = rating.open("value")
    return rated


def dismissals_of(course: Course) -> dict[str, str]:
    """Suggestions that were put aside, with the reason."""
    return {row.code: row.open("reason") or "" for row in opened(course.dismissals.all())}
