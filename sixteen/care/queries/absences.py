"""Who is away, and who stands in."""

from datetime import datetime

from django.db.models import QuerySet

from sixteen.care.models import Absence
from sixteen.people.models import Account
from sixteen.vault.compiled import Compiled, Given

_AT = Given("at", Absence, "starts_at")
_COVERED = Compiled(
    lambda: (
        Absence.objects.filter(
            therapist=Given("therapist", Absence, "therapist"),
            starts_at__lte=_AT,
            ends_at__gt=_AT,
            ended_at=None,
            cover__isnull=False,
        )
        .select_related("cover")
        .order_by("-made_at")[:1]
    )
)


def absences(*, at: datetime, therapist: Account | None = None) -> list[Absence]:
    """Running and coming ones, the nearest first; of one therapist or of all."""
    rows = Absence.objects.filter(ends_at__gt=at, ended_at=None)
    if therapist is not None:
        rows = rows.filter(therapist=therapist)
    return list(rows.select_related("therapist", "cover").order_by("starts_at", "pk"))


def away_with(cover: Account, *, at: datetime) -> QuerySet[Absence]:
    """Absences that run now and for which this colleague was named."""
    return Absence.objects.filter(cover=cover, starts_at__lte=at, ends_at__gt=at, ended_at=None)


def stands_in_for(therapist: Account, *, at: datetime) -> Account | None:
    """The colleague who was named for an absence that runs now."""
    found = _COVERED.first(therapist=therapist.pk, at=at)
    return found.cover if found else None
