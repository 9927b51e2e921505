"""One key per person, made at the enquiry and wrapped by the master key.

Destroying a person's key makes everything sealed with it unreadable (erasure). Backups still hold
the wrapped key until they are deleted: docs/how-to/keep-and-erase-records.md.
"""

from django.db import models


class PersonKey(models.Model):
    person = models.UUIDField(primary_key=True)
    wrapped = models.BinaryField(null=True)
    master = models.CharField(max_length=16)
    made_at = models.DateTimeField()
    destroyed_at = models.DateTimeField(null=True)

    class Declared:
        personal = ()
        clinical = ()
        operational = ("person", "wrapped", "master", "made_at", "destroyed_at")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(wrapped__isnull=False, destroyed_at__isnull=True)
                | models.Q(wrapped__isnull=True, destroyed_at__isnull=False),
                name="a_key_is_there_or_destroyed",
            )
        ]


class Canary(models.Model):
    """A value sealed with the master key at the first start: a wrong key cannot open it."""

    sealed = models.BinaryField()
    made_at = models.DateTimeField()

    class Declared:
        personal = ()
        clinical = ()
        operational = ("id", "sealed", "made_at")
