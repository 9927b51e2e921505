"""A concern that somebody is being harmed: the client, a child, another adult."""

import uuid

from django.conf import settings
from django.db import models

from sixteen.care.models.course import Course
from sixteen.people.models import Client
from sixteen.vault.rows import Sealed, SealedRow

ACCOUNT = settings.AUTH_USER_MODEL


class SafeguardingConcern(models.Model):
    """Open until there is an outcome. What is known of it stands in its entries."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="+")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, related_name="+")
    outcome_at = models.DateTimeField(null=True)

    class Declared:
        personal = ()
        clinical = ()
        operational = ("id", "course", "client", "opened_at", "opened_by", "outcome_at")


class SafeguardingEntry(SealedRow):
    """All of it as it was known at one time. Entries are added and never changed; the last counts.

    said: see domain/safeguarding.py.
    """

    sealed_as = "safeguarding-entry"
    key_owner = "client_id"

    concern = models.ForeignKey(
        SafeguardingConcern, on_delete=models.PROTECT, related_name="entries"
    )
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    said = Sealed()
    by = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Declared:
        personal = ()
        clinical = ("said",)
        operational = ("id", "revision", "concern", "client", "number", "by", "at")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["concern", "number"], name="one_entry_a_number")
        ]
