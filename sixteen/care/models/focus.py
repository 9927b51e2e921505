"""The interpersonal affective focus of a course, one row a version."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from sixteen.care.models.course import Course, Session
from sixteen.people.models import Client
from sixteen.vault.rows import Sealed, SealedRow

STATES = ["draft", "shared", "agreed", "refined"]
COPIES = ["", "asked", "yes", "no"]


class Focus(SealedRow):
    """parts: what `domain.focus.Focus.to_dict()` gives.

    Shared: spoken of with the client in the session `spoken_in` (empty for those of before this was
    asked). Agreed: both stand by the words. Refined: agreed too, after an earlier version was. The
    client reads it on their pages only where `copy` is "yes", which they or, on their word,
    `copy_by` said. makes_of_it: what the client makes of it, in their own words. put_aside: keys
    of the quiet checks that the therapist put away.
    """

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
    agreed_at = models.DateTimeField(null=True)
    spoken_in = models.ForeignKey(Session, null=True, on_delete=models.PROTECT, related_name="+")
    copy = models.CharField(max_length=10, blank=True, default="")
    copy_at = models.DateTimeField(null=True)
    copy_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    makes_of_it = Sealed()
    put_aside = models.JSONField(default=list)

    class Declared:
        personal = ()
        clinical = ("parts", "makes_of_it")
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
            "agreed_at",
            "spoken_in",
            "copy",
            "copy_at",
            "copy_by",
            "put_aside",
        )

    class Meta:
        ordering = ["version"]
        constraints = [
            models.UniqueConstraint(fields=["course", "version"], name="one_focus_a_version"),
            models.CheckConstraint(condition=Q(state__in=STATES), name="a_focus_has_a_state"),
            models.CheckConstraint(
                condition=Q(state="draft", copy="", shared_at__isnull=True)
                | (~Q(state="draft") & Q(copy__in=COPIES[1:], shared_at__isnull=False)),
                name="a_copy_of_a_shared_focus",
            ),
            models.CheckConstraint(
                condition=Q(state__in=STATES[:2], agreed_at__isnull=True)
                | Q(state__in=STATES[2:], agreed_at__isnull=False),
                name="an_agreed_focus_has_a_time",
            ),
        ]
