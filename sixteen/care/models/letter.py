"""Letters of a course: the goodbye letter first."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from sixteen.care.models.course import Course
from sixteen.people.models import Client
from sixteen.vault.rows import Sealed, SealedRow

STATES = ["draft", "shared", "answered", "final", "aloud", "declined"]
BY = ["client", "therapist", "both"]


class Letter(SealedRow):
    """One version of one letter. The client reads it from `shared` on and may answer it.

    aloud: read aloud in a session and never shared here. declined: there is no letter in this
    version; `declined_by` says whose wish that was, and `why` in a word if they wanted to say.
    """

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
    why = Sealed()
    declined_by = models.CharField(max_length=10, blank=True)
    made_at = models.DateTimeField()
    shared_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    final_at = models.DateTimeField(null=True)
    # When it was read aloud, or declined.
    settled_at = models.DateTimeField(null=True)

    class Declared:
        personal = ()
        clinical = ("text", "answer", "why")
        operational = (
            "id",
            "revision",
            "course",
            "client",
            "author",
            "kind",
            "version",
            "state",
            "declined_by",
            "made_at",
            "shared_at",
            "answered_at",
            "final_at",
            "settled_at",
        )

    class Meta:
        ordering = ["version"]
        constraints = [
            models.UniqueConstraint(
                fields=["course", "kind", "version"], name="one_letter_a_version"
            ),
            models.CheckConstraint(condition=Q(state__in=STATES), name="a_letter_has_a_state"),
            models.CheckConstraint(
                condition=Q(state="declined", declined_by__in=BY)
                | (~Q(state="declined") & Q(declined_by="")),
                name="a_declined_letter_says_by_whom",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["aloud", "declined"])
                | Q(settled_at__isnull=False, shared_at__isnull=True),
                name="a_letter_read_aloud_was_never_shared",
            ),
        ]
