"""Who did and who saw what. Append-only, with no foreign keys to what it speaks of.

An entry holds ids, verbs and names of fields, never words about a person. Each has an HMAC of its
own at once; the worker seals new entries into a chain every few seconds (see sealing.py).
"""

import uuid

from django.db import models


class Seal(models.Model):
    """One link of the chain: the entries since the last one, under the HMAC of the last one."""

    sealed_at = models.DateTimeField()
    entries = models.PositiveIntegerField()
    mac = models.BinaryField(max_length=32)

    class Declared:
        personal = ()
        clinical = ()
        operational = ("id", "sealed_at", "entries", "mac")


class Entry(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField(db_index=True)
    actor = models.UUIDField(null=True, db_index=True)
    actor_roles = models.CharField(max_length=100, blank=True)
    action = models.CharField(max_length=60)
    thing = models.CharField(max_length=60, blank=True)
    thing_id = models.CharField(max_length=40, blank=True)
    person = models.UUIDField(null=True, db_index=True)
    fields = models.CharField(max_length=200, blank=True)
    mac = models.BinaryField(max_length=32)
    seal = models.ForeignKey(Seal, null=True, on_delete=models.PROTECT, related_name="sealed")

    class Declared:
        personal = ()
        clinical = ()
        operational = (
            "id",
            "at",
            "actor",
            "actor_roles",
            "action",
            "thing",
            "thing_id",
            "person",
            "fields",
            "mac",
            "seal",
        )
