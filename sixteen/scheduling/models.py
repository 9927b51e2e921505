"""Sites, rooms, hours, leave, and appointments (held or booked).

A hold is an appointment in the state `held`: one table, so that one constraint keeps everything
apart. No two that are alive overlap for a therapist (with the buffer after it), a client or a room:
see constraints.py, which the database itself keeps.
"""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sixteen.people.models import Client

ACCOUNT = settings.AUTH_USER_MODEL
FORMATS = [("in_person", "in person"), ("video", "by video"), ("phone", "by phone")]
STATES = ["held", "booked", "attended", "missed", "cancelled"]


class Site(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=80)
    address = models.TextField(max_length=300)
    zone = models.CharField(max_length=40)
    step_free = models.BooleanField(default=False)

    class Declared:
        personal = ()
        clinical = ()
        operational = ("id", "name", "address", "zone", "step_free")


class Room(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="rooms")
    name = models.CharField(max_length=40)

    class Declared:
        personal = ()
        clinical = ()
        operational = ("id", "site", "name")


class AppointmentKind(models.Model):
    """How long an appointment lasts and how it may be booked. Codes: consultation, session."""

    code = models.CharField(max_length=20, primary_key=True)
    name = models.CharField(max_length=60)
    minutes = models.PositiveSmallIntegerField()
    buffer_minutes = models.PositiveSmallIntegerField(default=10)
    notice_hours = models.PositiveSmallIntegerField(default=24)
    horizon_days = models.PositiveSmallIntegerField(default=28)

    class Declared:
        personal = ()
        clinical = ()
        operational = ("code", "name", "minutes", "buffer_minutes", "notice_hours", "horizon_days")


class WorkingHours(models.Model):
    """Hours of one weekday (Monday is 0) in local time, for a stretch of dates."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    therapist = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, related_name="+")
    weekday = models.PositiveSmallIntegerField()
    starts = models.TimeField()
    ends = models.TimeField()
    zone = models.CharField(max_length=40)
    format = models.CharField(max_length=10, choices=FORMATS)
    room = models.ForeignKey(Room, null=True, on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)

    class Declared:
        personal = ()
        clinical = ()
        operational = (
            "id",
            "therapist",
            "weekday",
            "starts",
            "ends",
            "zone",
            "format",
            "room",
            "valid_from",
            "valid_until",
        )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(weekday__lte=6), name="a_weekday_is_0_to_6"),
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="hours_end_later"),
            models.CheckConstraint(
                condition=~Q(format="in_person") | Q(room__isnull=False), name="in_person_has_room"
            ),
        ]


class Leave(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    therapist = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Declared:
        personal = ()
        clinical = ()
        operational = ("id", "therapist", "starts_at", "ends_at")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="leave_ends_later")
        ]


class Series(models.Model):
    """The weekly appointments of a course: same weekday, same wall hour, same room."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    therapist = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, related_name="+")
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
    therapist = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, related_name="+")
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


class CalendarFeed(models.Model):
    """A secret address at which a calendar program reads one person's appointments.

    Calendar programs cannot sign in, so whoever holds the address reads it: it is shown once, kept
    as a hash, and revoked with one press. Each person has one at most: a new one ends the old.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    therapist = models.ForeignKey(ACCOUNT, null=True, on_delete=models.CASCADE, related_name="+")
    client = models.ForeignKey(Client, null=True, on_delete=models.CASCADE, related_name="+")
    token_hash = models.BinaryField(max_length=32, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Declared:
        personal = ()
        clinical = ()
        operational = ("id", "therapist", "client", "token_hash", "made_at", "revoked_at")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(therapist__isnull=False, client__isnull=True)
                | Q(therapist__isnull=True, client__isnull=False),
                name="a_feed_is_one_persons",
            ),
            models.UniqueConstraint(
                fields=["therapist"],
                condition=Q(revoked_at__isnull=True),
                name="one_living_feed_a_therapist",
            ),
            models.UniqueConstraint(
                fields=["client"],
                condition=Q(revoked_at__isnull=True),
                name="one_living_feed_a_client",
            ),
        ]
