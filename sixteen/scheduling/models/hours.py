"""When a therapist works, and when not."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sixteen.domain.slots import Shown
from sixteen.scheduling.models.site import Room

ACCOUNT = settings.AUTH_USER_MODEL
FORMATS = [("in_person", _("in person")), ("video", _("by video")), ("phone", _("by phone"))]
SHOWN = [(shown.value, shown.value) for shown in Shown]


class WorkingHours(models.Model):
    """Hours of one weekday (Monday is 0) in local time, for a stretch of dates.

    shown: what becomes of their free times (sixteen.domain.slots.Shown).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    therapist = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    weekday = models.PositiveSmallIntegerField()
    starts = models.TimeField()
    ends = models.TimeField()
    zone = models.CharField(max_length=40)
    format = models.CharField(max_length=10, choices=FORMATS)
    room = models.ForeignKey(Room, null=True, on_delete=models.PROTECT, related_name="+")
    shown = models.CharField(max_length=10, choices=SHOWN, default=Shown.BOOKABLE.value)
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
            "shown",
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
            models.CheckConstraint(
                condition=Q(shown__in=[shown for shown, _ in SHOWN]), name="hours_are_shown_somehow"
            ),
        ]


class Leave(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    therapist = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
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
