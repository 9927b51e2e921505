"""How the service was: who may say it, and what was said. No line leads from one to the other.

That is so of what is kept, and of dumps and backups as this software makes them. Both rows are
written in one transaction, though, and PostgreSQL notes beside each row the number of the one that
wrote it: who may ask the live database, or has a copy of its files, could put the two together.
"""

import uuid

from django.db import models
from django.db.models import Q

from sixteen.people.models import Client


class ExperienceLink(models.Model):
    """A way for one person to say once how it was. kind: assessment (the first talk) or treatment.

    about: id of the consultation or course. is_used, without a time: else the newest answer could
    be told from whoever used their link last. Only the keyed hash of its code is here.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12)
    about = models.UUIDField(unique=True)
    code_hash = models.BinaryField(max_length=32, unique=True)
    closes_at = models.DateTimeField()
    made_at = models.DateTimeField()
    is_used = models.BooleanField(default=False)

    class Declared:
        personal = ()
        clinical = ()
        operational = (
            "id",
            "client",
            "kind",
            "about",
            "code_hash",
            "closes_at",
            "made_at",
            "is_used",
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["assessment", "treatment"]), name="an_experience_is_of_a_kind"
            )
        ]


class Experience(models.Model):
    """What somebody said: choices only, of nobody, about nobody. month: its first day, no more."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=12)
    month = models.DateField()
    answers = models.JSONField()

    class Declared:
        personal = ()
        clinical = ()
        operational = ("id", "kind", "month", "answers")
