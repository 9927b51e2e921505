"""What was said of a session and was wrong: what it was before, what it is since, and why."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sixteen.care.models.attendance import BECAME
from sixteen.care.models.course import Session
from sixteen.people.models import Client
from sixteen.vault.rows import Sealed, SealedRow


class AttendanceCorrection(SealedRow):
    """One for each time that it was put right; none is ever changed. was, became: as in Attendance.

    used_up: whether it had used up a session before.
    """

    sealed_as = "attendance-correction"
    key_owner = "client_id"

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="corrections")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    was = models.CharField(max_length=10)
    became = models.CharField(max_length=10)
    used_up = models.BooleanField()
    reason = Sealed()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()

    class Declared:
        personal = ()
        clinical = ("reason",)
        operational = (
            "id",
            "revision",
            "session",
            "client",
            "was",
            "became",
            "used_up",
            "made_by",
            "made_at",
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(was__in=BECAME, became__in=BECAME) & ~Q(was=F("became")),
                name="a_correction_changes_something",
            )
        ]
