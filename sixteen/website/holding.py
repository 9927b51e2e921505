"""Keeping a chosen time, and keeping it again for somebody who took longer than a hold lasts."""

from django.utils import timezone

from sixteen.scheduling import queries
from sixteen.scheduling.actions import NotOffered, hold_slot
from sixteen.scheduling.models import Appointment
from sixteen.website.kept_booking import KeptBooking
from sixteen.website.times import Wanted


def hold(kept: KeptBooking, wanted: Wanted) -> Appointment:
    """The hold of this booking at this time. Raises SlotTaken or NotOffered."""
    therapists = {each.pk: each for each in queries.consulting_therapists()}
    if wanted.therapist_id not in therapists:
        raise NotOffered(wanted.starts_at)
    return hold_slot(
        kind=queries.CONSULTATION,
        therapist=therapists[wanted.therapist_id].account,
        room=queries.room(wanted.room_id),
        format=wanted.format,
        starts_at=wanted.starts_at,
        zone=wanted.zone,
        booking=kept.id,
        by=None,
        at=timezone.now(),
    )
