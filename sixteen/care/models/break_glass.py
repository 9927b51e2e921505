"""Notes opened by a clinician outside the care team: for an hour, with a reason."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sixteen.care.models.course import Course
from sixteen.people.models import Client
from sixteen.vault.rows import Sealed, SealedRow

ACCOUNT = settings.AUTH_USER_MODEL
OPEN_FOR = timedelta(hours=1)


class BreakGlass(SealedRow):
    """by: who opened. owner: whom it was told, the therapist then. seen_at: when they said so."""

    sealed_as = "break-glass"
    key_owner = "client_id"

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, related_name="+")
    reason = Sealed()
    opened_at = models.DateTimeField()
    until = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)

    class Declared:
        personal = ()
        clinical = ("reason",)
        operational = (
            "id",
            "revision",
            "client",
            "course",
            "by",
            "owner",
            "opened_at",
            "until",
            "seen_at",
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gt=F("opened_at")), name="broken_glass_is_closed_again"
            )
        ]
