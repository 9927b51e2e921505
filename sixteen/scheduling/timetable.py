"""Where and when a service works: sites, rooms, hours, leave."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Q

from sixteen.audit.recording import record
from sixteen.domain.slots import Shown
from sixteen.people.models import Account
from sixteen.scheduling.models import Leave, Room, Site, WorkingHours


@dataclass(frozen=True)
class WeeklyHours:
    """Hours on one weekday (Monday is 0), by the wall clock of `zone`. room: only in person."""

    weekday: int
    starts: time
    ends: time
    zone: str
    format: str
    room: Room | None
    shown: Shown = Shown.BOOKABLE


@transaction.atomic
def add_site(
    *, name: str, address: str, zone: str, step_free: bool, by: Account | None, at: datetime
) -> Site:
    site = Site.objects.create(name=name, address=address, zone=zone, step_free=step_free)
    record("add-site", by=by, at=at, thing=site)
    return site


@transaction.atomic
def add_room(*, site: Site, name: str, by: Account | None, at: datetime) -> Room:
    room = Room.objects.create(site=site, name=name)
    record("add-room", by=by, at=at, thing=room)
    return room


@transaction.atomic
def add_hours(
    *,
    therapist: Account,
    weekday: int,
    starts: time,
    ends: time,
    zone: str,
    format: str,
    room: Room | None,
    valid_from: date,
    valid_until: date | None = None,
    shown: Shown = Shown.BOOKABLE,
    by: Account | None,
    at: datetime,
) -> WorkingHours:
    """Hours on one weekday (Monday is 0), by the wall clock of `zone`, from a date on."""
    hours = WorkingHours.objects.create(
        therapist=therapist,
        weekday=weekday,
        starts=starts,
        ends=ends,
        zone=zone,
        format=format,
        room=room,
        shown=shown.value,
        valid_from=valid_from,
        valid_until=valid_until,
    )
    record("add-hours", by=by, at=at, thing=hours)
    return hours


@transaction.atomic
def replace_hours(
    *,
    therapist: Account,
    hours: Iterable[WeeklyHours],
    since: date,
    by: Account | None,
    at: datetime,
) -> None:
    """From that day on these are all the hours of this therapist; those that stay are not touched.

    What is booked already stays booked.
    """
    wanted = set(hours)
    running = Q(valid_until=None) | Q(valid_until__gte=since)
    for row in WorkingHours.objects.filter(running, therapist=therapist).select_related("room"):
        place = (row.zone, row.format, row.room, Shown(row.shown))
        kept = WeeklyHours(row.weekday, row.starts, row.ends, *place)
        if kept in wanted and row.valid_from <= since and row.valid_until is None:
            wanted.discard(kept)
            continue
        record("end-hours", by=by, at=at, thing=row)
        if row.valid_from < since:
            row.valid_until = since - timedelta(days=1)
            row.save(update_fields=["valid_until"])
        else:
            row.delete()
    for each in sorted(wanted, key=lambda one: (one.weekday, one.starts)):
        add_hours(therapist=therapist, valid_from=since, by=by, at=at, **vars(each))


def site_named(name: str) -> Site | None:
    return Site.objects.filter(name=name).first()


def room_named(site: Site, name: str) -> Room | None:
    return Room.objects.filter(site=site, name=name).first()


@transaction.atomic
def add_leave(
    *,
    therapist: Account,
    starts_at: datetime,
    ends_at: datetime,
    by: Account | None,
    at: datetime,
) -> Leave:
    leave = Leave.objects.create(therapist=therapist, starts_at=starts_at, ends_at=ends_at)
    record("add-leave", by=by, at=at, thing=leave)
    return leave
