"""Something in a course that a therapist was made to notice, and what was decided about it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from sixteen.care.models.course import Course
from sixteen.people.models import Client
from sixteen.vault.rows import Sealed, SealedRow


class Notice(SealedRow):
    """what: {"kind", "words"}, sealed: what the client said, or what the arithmetic gave.

    arithmetic: which version of it; "" for what a client said. session: number of the session whose
    scores it comes from. decided: {"steps": [codes], "words"}, sealed, when it was decided.
    """

    sealed_as = "notice"
    key_owner = "client_id"

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="notices")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    arithmetic = models.CharField(max_length=30, blank=True)
    session = models.PositiveSmallIntegerField(null=True)
    state = models.CharField(max_length=10, default="open")
    what = Sealed()
    decided = Sealed()
    made_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Declared:
        personal = ()
        clinical = ("what", "decided")
        operational = (
            "id",
            "revision",
            "course",
            "client",
            "arithmetic",
            "session",
            "state",
            "made_at",
            "decided_at",
            "decided_by",
        )

    class Meta:
        ordering = ["made_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", decided_at__isnull=True, decided_by__isnull=True)
                | Q(state="decided", decided_at__isnull=False, decided_by__isnull=False),
                name="a_notice_is_decided_by_somebody",
            )
        ]
