"""What a client and their therapist write to each other between sessions."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from sixteen.care.models.course import Course
from sixteen.people.models import Client
from sixteen.vault.rows import Sealed, SealedRow

ACCOUNT = settings.AUTH_USER_MODEL


class ClientMessage(SealedRow):
    """Written once; nothing changes it. by_client: who wrote it, else somebody of the care team.

    promised_for: by when the client was told that somebody reads it, None where that could not be
    said. seen_at, seen_by: of a client's, when a clinician said that they have read it.
    """

    sealed_as = "client-message"
    key_owner = "client_id"

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="client_messages")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    written_by = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, related_name="+")
    by_client = models.BooleanField()
    text = Sealed()
    made_at = models.DateTimeField()
    promised_for = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    seen_by = models.ForeignKey(ACCOUNT, null=True, on_delete=models.PROTECT, related_name="+")

    class Declared:
        personal = ()
        clinical = ("text",)
        operational = (
            "id",
            "revision",
            "course",
            "client",
            "written_by",
            "by_client",
            "made_at",
            "promised_for",
            "seen_at",
            "seen_by",
        )

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(seen_at__isnull=True, seen_by__isnull=True)
                | Q(seen_at__isnull=False, seen_by__isnull=False, by_client=True),
                name="a_message_is_seen_by_somebody",
            )
        ]
