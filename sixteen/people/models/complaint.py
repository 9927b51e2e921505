"""A complaint: somebody owns it, says that it has come by a day, and answers it."""

from django.db import models
from django.db.models import Q

from sixteen.people.models.account import Account
from sixteen.people.models.client import Client
from sixteen.vault.rows import Sealed, SealedRow


class Complaint(SealedRow):
    """open: it has come. acknowledged: they were told so, and by whom. answered: they have answer.

    words: theirs. acknowledge_by: the day by which, see SIXTEEN_COMPLAINT_DAYS.
    """

    sealed_as = "complaint"
    key_owner = "client_id"

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    words = Sealed()
    answer = Sealed()
    state = models.CharField(max_length=12, default="open")
    owner = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    acknowledge_by = models.DateField()
    acknowledged_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Declared:
        personal = ()
        clinical = ("words", "answer")
        operational = (
            "id",
            "revision",
            "client",
            "state",
            "owner",
            "made_at",
            "acknowledge_by",
            "acknowledged_at",
            "answered_at",
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", acknowledged_at=None, answered_at=None)
                | Q(state="acknowledged", acknowledged_at__isnull=False, answered_at=None)
                & Q(owner__isnull=False)
                | Q(state="answered", acknowledged_at__isnull=False, answered_at__isnull=False)
                & Q(owner__isnull=False),
                name="a_complaint_goes_step_by_step",
            )
        ]
