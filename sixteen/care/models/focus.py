"""The interpersonal affective focus of a course, one row a version."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from sixteen.care.models.course import Course
from sixteen.people.models import Client
from sixteen.vault.rows import Sealed, SealedRow

STATES = ["draft", "shared", "final"]


class Focus(SealedRow):
    """parts: what `domain.focus.Focus.to_dict()` gives. Shared: the client can read it."""

    sealed_as = "focus"
    key_owner = "client_id"

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="foci")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, default="draft")
    parts = Sealed()
    made_at = models.DateTimeField()
    shared_at = models.DateTimeField(null=True)
    final_at = models.DateTimeField(null=True)

    class Declared:
        personal = ()
        clinical = ("parts",)
        operational = (
            "id",
            "revision",
            "course",
            "client",
            "author",
            "version",
            "state",
            "made_at",
            "shared_at",
            "final_at",
        )

    class Meta:
        ordering = ["version"]
        constraints = [
            models.UniqueConstraint(fields=["course", "version"], name="one_focus_a_version"),
            models.CheckConstraint(condition=Q(state__in=STATES), name="a_focus_has_a_state"),
        ]
