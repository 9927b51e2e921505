"""Letters of a course: the goodbye letter first."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from sixteen.care.models.course import Course
from sixteen.people.models import Client
from sixteen.vault.rows import Sealed, SealedRow

STATES = ["draft", "shared", "answered", "final"]


class Letter(SealedRow):
    """One version of one letter. The client reads it from `shared` on and may answer it."""

    sealed_as = "letter"
    key_owner = "client_id"

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="letters")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, default="goodbye")
    version = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, default="draft")
    text = Sealed()
    answer = Sealed()
    made_at = models.DateTimeField()
    shared_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    final_at = models.DateTimeField(null=True)

    class Declared:
        personal = ()
        clinical = ("text", "answer")
        operational = (
            "id",
            "revision",
            "course",
            "client",
            "author",
            "kind",
            "version",
            "state",
            "made_at",
            "shared_at",
            "answered_at",
            "final_at",
        )

    class Meta:
        ordering = ["version"]
        constraints = [
            models.UniqueConstraint(
                fields=["course", "kind", "version"], name="one_letter_a_version"
            ),
            models.CheckConstraint(condition=Q(state__in=STATES), name="a_letter_has_a_state"),
        ]
