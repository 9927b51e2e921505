"""What became of a session, whether it uses one up, and what was decided after one was missed."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from sixteen.care.models.course import Session
from sixteen.people.models import Client
from sixteen.vault.rows import Sealed, SealedRow

ACCOUNT = settings.AUTH_USER_MODEL
BECAME = ["attended", "late", "missed", "cancelled"]
CANCELLED_BY = ["", "client", "therapist", "service"]
DECIDED = ["", "contact", "letter", "wait", "another_time", "other"]


class Attendance(SealedRow):
    """One for a session that is over. A session that was held in time may have none.

    told_at: when whoever cancelled told us. uses_up: by the rule that was agreed, unless as_agreed
    is False: then somebody decided otherwise, and reason says why. decided, decided_words: what is
    done after a session that was missed; wait_until where it is to wait.
    """

    sealed_as = "attendance"
    key_owner = "client_id"

    session = models.OneToOneField(Session, on_delete=models.PROTECT, related_name="attendance")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    became = models.CharField(max_length=10)
    cancelled_by = models.CharField(max_length=10, blank=True)
    told_at = models.DateTimeField(null=True)
    uses_up = models.BooleanField()
    as_agreed = models.BooleanField(default=True)
    reason = Sealed()
    decided = models.CharField(max_length=20, blank=True)
    decided_words = Sealed()
    wait_until = models.DateField(null=True)
    decided_by = models.ForeignKey(ACCOUNT, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    made_by = models.ForeignKey(ACCOUNT, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Declared:
        personal = ()
        clinical = ("reason", "decided_words")
        operational = (
            "id",
            "revision",
            "session",
            "client",
            "became",
            "cancelled_by",
            "told_at",
            "uses_up",
            "as_agreed",
            "decided",
            "wait_until",
            "decided_by",
            "decided_at",
            "made_by",
            "made_at",
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(became__in=BECAME, cancelled_by__in=CANCELLED_BY, decided__in=DECIDED),
                name="attendance_is_in_its_words",
            ),
            models.CheckConstraint(
                condition=Q(became="cancelled") & ~Q(cancelled_by="")
                | ~Q(became="cancelled") & Q(cancelled_by=""),
                name="cancelled_by_somebody_or_not_cancelled",
            ),
            models.CheckConstraint(
                condition=Q(decided="", decided_at__isnull=True)
                | ~Q(decided="") & Q(decided_at__isnull=False),
                name="what_was_decided_has_a_time",
            ),
        ]
