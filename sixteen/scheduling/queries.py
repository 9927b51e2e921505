"""What is free, and what is in the diary."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from sixteen.domain.slots import Shown
from sixteen.people.models import Account, Client, Therapist
from sixteen.scheduling.diary import ALIVE, MARGIN, Diary, FreeTime
from sixteen.scheduling.models import (
    Appointment,
    AppointmentKind,
    AskedTime,
    CalendarFeed,
    OfferedKind,
    Room,
)

FEED_BEGINS = timedelta(days=31)
CONSULTATION = "consultation"
SESSION = "session"
BOOKABLE = (Shown.BOOKABLE,)


def appointment_kind(code: str) -> AppointmentKind:
    return AppointmentKind.objects.get(code=code)


def public_kinds() -> list[AppointmentKind]:
    """What the public can book: the free consultation, then what costs least first."""
    found = AppointmentKind.objects.filter(public=True).order_by("price_pence", "name")
    return sorted(found, key=lambda kind: kind.code != CONSULTATION)


def first_kinds() -> list[AppointmentKind]:
    """What the office can book for somebody who has no course yet, as public_kinds."""
    found = AppointmentKind.objects.exclude(code=SESSION).order_by("price_pence", "name")
    return sorted(found, key=lambda kind: kind.code != CONSULTATION)


def therapists_offering(kind: AppointmentKind) -> list[Therapist]:
    """Therapists who offer this kind and whose account is in use, by public name.

    What the public cannot book is offered by all of them.
    """
    found = Therapist.objects.filter(account__is_active=True)
    if kind.public:
        offering = OfferedKind.objects.filter(kind=kind)
        found = found.filter(account__in=offering.values("therapist_id"))
    return list(found.select_related("account").order_by("public_name"))


def consulting_therapists() -> list[Therapist]:
    """Therapists who hold free consultations."""
    kind = AppointmentKind.objects.filter(code=CONSULTATION).first()
    return therapists_offering(kind) if kind else []


def room(pk: UUID | None) -> Room | None:
    return Room.objects.filter(pk=pk).first() if pk else None


def free_times(
    *,
    kind: AppointmentKind | str,
    therapists: Iterable[Account | Therapist | UUID],
    now: datetime,
    days: int,
    shown: Collection[Shown] = BOOKABLE,
) -> list[FreeTime]:
    """Every free time of these therapists in one of these states, in order of time.

    In three queries however many they are (one more where `kind` is its code). Instants are UTC.
    A service that has not said how long such an appointment lasts offers none.
    days: how far ahead to look, never further than the kind's horizon. No row is written.
    """
    if isinstance(kind, str):
        found = AppointmentKind.objects.filter(code=kind).first()
        if found is None:
            return []
        kind = found
    end = now + timedelta(days=min(days, kind.horizon_days)) + MARGIN
    diary = Diary(kind, map(_id, therapists), start=now - MARGIN, end=end, now=now)
    return diary.free(days=days, shown=shown)


def free_at(
    *,
    kind: AppointmentKind,
    therapists: Iterable[Account | Therapist | UUID],
    starts_at: datetime,
    now: datetime,
    own: Appointment | None = None,
) -> list[FreeTime]:
    """With whom, how and where this time is free, in whatever state. own: is not in its own way."""
    around = {"start": starts_at - MARGIN, "end": starts_at + MARGIN}
    return Diary(kind, map(_id, therapists), now=now, without=own, **around).at(starts_at)


def nearby_times(
    *,
    kind: AppointmentKind | str,
    therapists: Iterable[Account | Therapist | UUID],
    starts_at: datetime,
    now: datetime,
    limit: int = 6,
    shown: Collection[Shown] = BOOKABLE,
) -> list[FreeTime]:
    """The free times closest to one that is taken, in order of time."""
    free = free_times(kind=kind, therapists=therapists, now=now, days=366, shown=shown)
    nearest = sorted(free, key=lambda time: abs(time.starts_at - starts_at))
    return sorted(nearest[:limit], key=lambda time: time.starts_at)


def rooms_by_id() -> dict[UUID, Room]:
    return {room.pk: room for room in rooms()}


def site_names() -> dict[UUID, str]:
    """The name of the site of every appointment that has a room, by the appointment."""
    rows = Appointment.objects.exclude(room=None)
    return dict(rows.values_list("pk", "room__site__name"))


def rooms() -> list[Room]:
    """Every room, by site and name."""
    return list(Room.objects.select_related("site").order_by("site__name", "name"))


def appointments_between(
    start: datetime, end: datetime, *, therapist: Account | None = None
) -> QuerySet[Appointment]:
    """What is booked or was held or missed between two instants (not holds, not cancelled)."""
    found = Appointment.objects.filter(state__in=ALIVE, starts_at__gte=start, starts_at__lt=end)
    if therapist is not None:
        found = found.filter(therapist=therapist)
    return found.select_related("kind", "client", "room__site", "therapist__therapist").order_by(
        "starts_at"
    )


def appointments_of(client: Client) -> list[Appointment]:
    """Every appointment of this client, cancelled ones too, the latest first."""
    found = Appointment.objects.filter(client=client).exclude(state="held")
    return list(found.select_related("kind", "room__site", "therapist").order_by("-starts_at"))


def booking_of(booking: UUID) -> Appointment | None:
    """The appointment, held or booked, that this booking form made."""
    return Appointment.objects.filter(booking=booking).exclude(state="cancelled").first()


def was_used(booking: UUID) -> bool:
    """Whether something was booked or asked for with this id; cancelled since, it was."""
    made = Appointment.objects.filter(booking=booking).exclude(state="held")
    return made.exists() or asked_of(booking) is not None


def living_feed(whose: Account | Client) -> CalendarFeed | None:
    """The calendar feed of this therapist or client, unless it was revoked."""
    owner = {"client": whose} if isinstance(whose, Client) else {"therapist": whose}
    return CalendarFeed.objects.filter(revoked_at=None, **owner).first()


def appointments_in_feed(feed: CalendarFeed, *, now: datetime) -> list[Appointment]:
    """What stands in this calendar, from a month ago on: nothing held, nothing cancelled."""
    whose = {"therapist": feed.therapist_id} if feed.therapist_id else {"client": feed.client_id}
    found = Appointment.objects.filter(state__in=ALIVE, starts_at__gt=now - FEED_BEGINS, **whose)
    return list(found.select_related("client", "room__site").order_by("starts_at", "id"))


def asked_of(booking: UUID) -> AskedTime | None:
    """The time that this booking form asked for."""
    return AskedTime.objects.filter(booking=booking).select_related("kind", "client").first()


def asked_times(client: Client, *, now: datetime) -> list[AskedTime]:
    """The times to come that this client asked for, in order."""
    found = AskedTime.objects.filter(client=client, starts_at__gt=now)
    return list(found.select_related("kind", "therapist__therapist").order_by("starts_at"))


def _id(therapist: Account | Therapist | UUID) -> UUID:
    return therapist if isinstance(therapist, UUID) else therapist.pk
