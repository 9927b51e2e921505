"""That two clients gave one e-mail address: no code goes there until somebody has asked."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from sixteen.people.models.client import Client


class SharedMailbox(models.Model):
    """In force until it is settled, whatever becomes of the other client meanwhile.

    mailbox: a keyed hash of the address and of this client's id. It fits this client alone, so
    nothing in it leads to the other, and what was erased of them is not kept here.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="+")
    mailbox = models.BinaryField(max_length=32)
    noted_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Declared:
        personal = ("mailbox",)
        clinical = ()
        operational = ("id", "client", "noted_at", "settled_at", "settled_by")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["client", "mailbox"],
                condition=Q(settled_at=None),
                name="a_shared_mailbox_is_noted_once",
            ),
            models.CheckConstraint(
                condition=Q(settled_at=None, settled_by=None)
                | Q(settled_at__isnull=False, settled_by__isnull=False),
                name="a_shared_mailbox_is_settled_by_somebody",
            ),
        ]
