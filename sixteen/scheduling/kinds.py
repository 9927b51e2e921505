"""Which kinds of appointment a service has, and which therapist offers which."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.people.models import Account
from sixteen.scheduling.models import AppointmentKind, OfferedKind


@dataclass(frozen=True)
class KindOf:
    """One kind as a service wants it; see AppointmentKind. price_pence: 0 is free of charge."""

    code: str
    name: str
    minutes: int
    about: str = ""
    buffer_minutes: int = 10
    notice_hours: int = 24
    horizon_days: int = 28
    daily_cap: int | None = None
    price_pence: int = 0
    public: bool = False


EVERY_SERVICE = (
    KindOf(
        "consultation",
        "Free consultation",
        30,
        about="A first talk with a clinician about what brings you, and about what could help.",
        public=True,
    ),
    KindOf("session", "Session", 50),
)


@transaction.atomic
def add_kinds(*, by: Account | None, at: datetime) -> None:
    """The two kinds of appointment every service has, where they are not there yet."""
    there = set(AppointmentKind.objects.values_list("code", flat=True))
    for kind in EVERY_SERVICE:
        if kind.code not in there:
            set_kind(wanted=kind, by=by, at=at)


@transaction.atomic
def set_kind(*, wanted: KindOf, by: Account | None, at: datetime) -> AppointmentKind:
    """From now on this kind is so. What is booked already keeps its times."""
    rows = AppointmentKind.objects.filter(code=wanted.code)
    given = asdict(wanted)
    before = rows.first()
    if before is None:
        before = AppointmentKind.objects.create(**given)
        record("add-appointment-kind", by=by, at=at, thing=before)
    elif any(getattr(before, name) != value for name, value in given.items()):
        rows.update(**given)
        record("change-appointment-kind", by=by, at=at, thing=before)
    return rows.get()


@transaction.atomic
def set_kinds_of(
    *, therapist: Account, codes: Collection[str], by: Account | None, at: datetime
) -> None:
    """The public kinds that can be booked with this therapist are these, from now on."""
    rows = OfferedKind.objects.filter(therapist=therapist)
    before = set(rows.values_list("kind_id", flat=True))
    if before == set(codes):
        return
    rows.exclude(kind_id__in=codes).delete()
    OfferedKind.objects.bulk_create(
        OfferedKind(therapist=therapist, kind_id=code) for code in sorted(set(codes) - before)
    )
    record("set-offered-kinds", by=by, at=at, thing=therapist)
