"""Something in the record is wrong, says the client; a clinician answers; both stay."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from sixteen.people.models import Client
from sixteen.vault.rows import Sealed, SealedRow

ACCOUNT = settings.AUTH_USER_MODEL
PUT_RIGHT, STAYS = "put_right", "stays"


class Correction(SealedRow):
    """said: {"wrong", "right"} in the client’s words. outcome: put_right, or stays, where what the
    client said stands beside the record as their disagreement. answer: to the client, in words."""

    sealed_as = "correction"
    key_owner = "client_id"

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    clinician = models.ForeignKey(ACCOUNT, null=True, on_delete=models.PROTECT, related_name="+")
    said = Sealed()
    answer = Sealed()
    outcome = models.CharField(max_length=10, blank=True)
    asked_at = models.DateTimeField()
    due = models.DateField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(ACCOUNT, null=True, on_delete=models.PROTECT, related_name="+")

    class Declared:
        personal = ()
        clinical = ("said", "answer")
        operational = (
            "id",
            "revision",
            "client",
            "clinician",
            "outcome",
            "asked_at",
            "due",
            "answered_at",
            "answered_by",
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="", answered_at=None, answered_by=None)
                | Q(
                    outcome__in=["put_right", "stays"],
                    answered_at__isnull=False,
                    answered_by__isnull=False,
                ),
                name="a_correction_is_answered_by_somebody",
            )
        ]
