"""Two records of one person: that they were joined, or that somebody said that they are not one."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sixteen.people.models.client import Client


class MergedClient(models.Model):
    """A record that went into another one. `old` was its id: old addresses lead on through it."""

    old = models.UUIDField(primary_key=True)
    survivor = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    merged_at = models.DateTimeField()
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Declared:
        personal = ()
        clinical = ()
        operational = ("old", "survivor", "merged_at", "merged_by")


class NotTheSame(models.Model):
    """Somebody looked at both and said that they are two people. `first` has the smaller id."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    first = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="+")
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Declared:
        personal = ()
        clinical = ()
        operational = ("id", "first", "second", "said_at", "said_by")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="said_once_of_two_people"),
            models.CheckConstraint(
                condition=Q(first__lt=F("second")), name="two_people_in_one_order"
            ),
        ]
