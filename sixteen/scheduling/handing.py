"""Appointments that stand in one therapist's diary are given to another's."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.people.models import Account
from sixteen.scheduling import placing
from sixteen.scheduling.diary import living, place_of
from sixteen.scheduling.locks import take_turns
from sixteen.scheduling.models import Appointment, Series
from sixteen.scheduling.refusals import SlotTaken


@dataclass(frozen=True)
class Handed:
    """moved: stand in the other diary now, at the same time and place. in_the_way: unchanged,
    because the other therapist has something else then, or is on leave."""

    moved: list[Appointment]
    in_the_way: list[Appointment]


@transaction.atomic
def give_appointments(
    *,
    appointments: Collection[Appointment],
    therapist: Account,
    by: Account | None,
    at: datetime,
) -> Handed:
    """Put each booked appointment into this therapist's diary where it fits. Nobody is written to:
    when and where stay as they were told."""
    turns = {each.therapist_id for each in appointments} | {therapist.pk}
    turns |= {id for each in appointments for id in (each.room_id, each.client_id)}
    take_turns(*turns)
    handed = Handed([], [])
    rows = Appointment.objects.filter(pk__in=[each.pk for each in appointments], state="booked")
    for each in rows.select_related("kind").order_by("starts_at"):
        fits = _fits(each, therapist, at=at)
        (handed.moved if fits else handed.in_the_way).append(each)
        if fits:
            record("give-appointment", by=by, at=at, thing=each, person=each.client_id)
    series = {each.series_id for each in handed.moved if each.series_id}
    Series.objects.filter(pk__in=series).update(therapist=therapist)
    return handed


def _fits(each: Appointment, therapist: Account, *, at: datetime) -> bool:
    """Whether it is in the other diary now."""
    if placing.on_leave(therapist.pk, each.starts_at, each.ends_at):
        return False
    place = place_of(each)._replace(therapist_id=therapist.pk)
    placing.drop_expired([place], None, each.starts_at, each.busy_until, at=at, own=each)
    busy = living(start=each.starts_at, end=each.busy_until, now=at)
    if busy.filter(therapist=therapist).exclude(pk=each.pk).exists():
        return False
    each.therapist = therapist
    try:
        with placing.overlap_is_taken(each.starts_at):
            each.save(update_fields=["therapist"])
    except SlotTaken:
        return False
    return True
