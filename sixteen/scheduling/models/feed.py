"""Calendars that other programs read."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from sixteen.people.models import Client

ACCOUNT = settings.AUTH_USER_MODEL


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
