"""A client's own plans: for their safety, and for a rough patch. Each saving is a version."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from sixteen.care.models.course import Course
from sixteen.people.models import Client
from sixteen.vault.rows import Sealed, SealedRow

KINDS = ["safety", "rough-patch"]


class Plan(SealedRow):
    """One version of one plan, made with the client, who reads it from then on. It never changes.

    parts: {code: words} by domain/plans.py. version: counted from 1 for each kind and course.
    """

    sealed_as = "plan"
    key_owner = "client_id"

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="plans")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    version = models.PositiveSmallIntegerField()
    parts = Sealed()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()

    class Declared:
        personal = ()
        clinical = ("parts",)
        operational = (
            "id",
            "revision",
            "course",
            "client",
            "kind",
            "version",
            "made_by",
            "made_at",
        )

    class Meta:
        ordering = ["version"]
        constraints = [
            models.UniqueConstraint(
                fields=["course", "kind", "version"], name="one_plan_a_version"
            ),
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="a_plan_has_a_kind"),
        ]
