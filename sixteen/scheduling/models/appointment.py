"""Appointments, held or booked, the series of a course, and times that were asked for.

A hold is an appointment in the state `held`: one table, so that one constraint keeps everything
apart. No two that are alive overlap for a therapist (with the buffer after it), a client or a room:
see constraints.py, which the database itself keeps.
"""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sixteen.people.models import Client
from sixteen.scheduling.models.hours import FORMATS
from sixteen.scheduling.models.kind import AppointmentKind
from sixteen.scheduling.models.site import Room

ACCOUNT = settings.AUTH_USER_MODEL
STATES = ["held", "booked", "attended", "missed", "cancelled"]


class Series(models.Model):
    """The weekly appointments of a course: same weekday, same wall hour, same room."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    therapist = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    local_time = models.TimeField()
    zone = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Declared:
        personal = ()
        clinical = ()
        operational = ("id", "therapist", "client", "local_time", "zone", "made_at")


class Appointment(models.Model):
    """A slot that is held for a few minutes, or was booked.

    busy_until is ends_at plus the buffer: the therapist and the room are busy until then. `wall` is
    the agreed local time as people say it ("2027-03-30T18:30"): it stays what was agreed when the
    clocks or the rules of a zone change. `booking` makes a booking form idempotent.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.ForeignKey(AppointmentKind, on_delete=models.PROTECT, related_name="+")
    therapist = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    client = models.ForeignKey(Client, null=True, on_delete=models.PROTECT, related_name="+")
    room = models.ForeignKey(Room, null=True, on_delete=models.PROTECT, related_name="+")
    series = models.ForeignKey(
        Series, null=True, on_delete=models.PROTECT, related_name="appointments"
    )
    format = models.CharField(max_length=10, choices=FORMATS)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    busy_until = models.DateTimeField()
    zone = models.CharField(max_length=40)
    wall = models.CharField(max_length=16)
    state = models.CharField(max_length=10)
    held_until = models.DateTimeField(null=True)
    booking = models.UUIDField(null=True, unique=True)
    link_hash = models.BinaryField(max_length=32, null=True, unique=True)
    revision = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField()

    class Declared:
        personal = ()
        clinical = ()
        operational = (
            "id",
            "kind",
            "therapist",
            "client",
            "room",
            "series",
            "format",
            "starts_at",
            "ends_at",
            "busy_until",
            "zone",
            "wall",
            "state",
            "held_until",
            "booking",
            "link_hash",
            "revision",
            "made_at",
        )

    class Meta:
        indexes = [models.Index(fields=["therapist", "starts_at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=STATES), name="an_appointment_has_a_state"
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at"), busy_until__gte=F("ends_at")),
                name="an_appointment_ends_later",
            ),
            models.CheckConstraint(
                condition=Q(state="held", held_until__isnull=False)
                | (~Q(state="held") & Q(held_until__isnull=True) & Q(client__isnull=False)),
                name="held_until_or_for_a_client",
            ),
            models.CheckConstraint(
                condition=~Q(format="in_person") | Q(room__isnull=False),
                name="an_appointment_in_person_has_a_room",
            ),
        ]


class AskedTime(models.Model):
    """A time that somebody would like, of hours that are asked for. Nothing is kept by it.

    therapist is null where any of them would do. `booking` makes the form idempotent.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.ForeignKey(AppointmentKind, on_delete=models.PROTECT, related_name="+")
    therapist = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    format = models.CharField(max_length=10, choices=FORMATS)
    starts_at = models.DateTimeField()
    zone = models.CharField(max_length=40)
    booking = models.UUIDField(unique=True)
    made_at = models.DateTimeField()

    class Declared:
        personal = ()
        clinical = ()
        operational = (
            "id",
            "kind",
            "therapist",
            "client",
            "format",
            "starts_at",
            "zone",
            "booking",
            "made_at",
        )
