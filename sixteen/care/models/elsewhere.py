"""What a course brought along from elsewhere: sessions, scores, and which therapy it was."""

from django.conf import settings
from django.db import models

from sixteen.care.models.course import Course
from sixteen.people.models import Client
from sixteen.vault.rows import Sealed, SealedRow

ACCOUNT = settings.AUTH_USER_MODEL


class Elsewhere(SealedRow):
    """One for a course that came in. sessions: how many were had; numbering goes on after them.

    therapy: which, with whom and where, in words. scores: [{"on": "2026-09-03", "measure": "phq9",
    "total": 17}], by date. They stand apart: no figure of this service counts them.
    """

    sealed_as = "elsewhere"
    key_owner = "client_id"

    course = models.OneToOneField(Course, on_delete=models.PROTECT, related_name="elsewhere")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    sessions = models.PositiveSmallIntegerField()
    therapy = Sealed()
    scores = Sealed()
    made_by = models.ForeignKey(ACCOUNT, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Declared:
        personal = ()
        clinical = ("therapy", "scores")
        operational = (
            "id",
            "revision",
            "course",
            "client",
            "sessions",
            "made_by",
            "made_at",
        )
