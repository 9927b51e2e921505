"""What a therapist in training has to have done, by when: in their own words."""

from django.conf import settings
from django.db import models

from sixteen.vault.rows import Sealed, SealedRow


class TrainingDeadline(SealedRow):
    """Sealed with the therapist's own key: it is about them, and about no client."""

    sealed_as = "training-deadline"
    key_owner = "person"

    therapist = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    person = models.UUIDField()
    words = Sealed()
    due = models.DateField()
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Declared:
        personal = ("words",)
        clinical = ()
        operational = ("id", "revision", "therapist", "person", "due", "made_at", "done_at")
