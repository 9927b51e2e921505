"""Where a service works."""

import uuid

from django.db import models


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
