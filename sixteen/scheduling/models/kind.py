"""Kinds of appointment, and which therapist offers which."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext

ACCOUNT = settings.AUTH_USER_MODEL


class AppointmentKind(models.Model):
    """How long an appointment lasts and how it may be booked. Every service has a session and a
    (free) consultation; others are its own. public: people may book it themselves."""

    code = models.CharField(max_length=20, primary_key=True)
    name = models.CharField(max_length=60)
    about = models.CharField(max_length=200, blank=True)
    minutes = models.PositiveSmallIntegerField()
    buffer_minutes = models.PositiveSmallIntegerField(default=10)
    notice_hours = models.PositiveSmallIntegerField(default=24)
    horizon_days = models.PositiveSmallIntegerField(default=28)
    daily_cap = models.PositiveSmallIntegerField(null=True)
    price_pence = models.PositiveIntegerField(default=0)
    public = models.BooleanField(default=False)

    class Declared:
        personal = ()
        clinical = ()
        operational = (
            "code",
            "name",
            "about",
            "minutes",
            "buffer_minutes",
            "notice_hours",
            "horizon_days",
            "daily_cap",
            "price_pence",
            "public",
        )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(minutes__gte=1), name="an_appointment_lasts"),
            models.CheckConstraint(
                condition=Q(daily_cap=None) | Q(daily_cap__gte=1), name="a_cap_is_one_or_more"
            ),
        ]

    @property
    def price(self) -> str:
        """In words: free, £65, £62.50."""
        pounds, pence = divmod(self.price_pence, 100)
        if not self.price_pence:
            return gettext("free")
        return f"£{pounds}{f'.{pence:02}' if pence else ''}"


class OfferedKind(models.Model):
    """This therapist offers this public kind of appointment. Every therapist offers the others."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    therapist = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    kind = models.ForeignKey(AppointmentKind, on_delete=models.PROTECT, related_name="+")

    class Declared:
        personal = ()
        clinical = ()
        operational = ("id", "therapist", "kind")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["therapist", "kind"], name="a_kind_is_offered_once")
        ]
