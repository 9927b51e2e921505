"""What changed in a course besides its sessions: paused, extended, another therapist, and the rest.

The trace that both sides can be shown: who changed what, when, why, and how the last date moved.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from sixteen.care.models.course import Course
from sixteen.people.models import Client
from sixteen.vault.rows import Sealed, SealedRow

ACCOUNT = settings.AUTH_USER_MODEL
CHANGES = [
    "therapist",
    "paused",
    "resumed",
    "extended",
    "protocol",
    "came_in",
    "session_lost",
    "session_placed",
    "ending_moved",
]


class CourseChange(SealedRow):
    """One change. reason: in the words of whoever made it; the client does not read it.

    last_before and last_after: the date of the last session, where it moved or may have moved; null
    where there was none.
    """

    sealed_as = "course-change"
    key_owner = "client_id"

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="changes")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=20)
    reason = Sealed()
    from_therapist = models.ForeignKey(
        ACCOUNT, null=True, on_delete=models.PROTECT, related_name="+"
    )
    to_therapist = models.ForeignKey(ACCOUNT, null=True, on_delete=models.PROTECT, related_name="+")
    last_before = models.DateField(null=True)
    last_after = models.DateField(null=True)
    made_by = models.ForeignKey(ACCOUNT, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Declared:
        personal = ()
        clinical = ("reason",)
        operational = (
            "id",
            "revision",
            "course",
            "client",
            "what",
            "from_therapist",
            "to_therapist",
            "last_before",
            "last_after",
            "made_by",
            "made_at",
        )

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(what__in=CHANGES), name="a_change_is_of_a_kind"),
            models.CheckConstraint(
                condition=~Q(what="therapist")
                | Q(from_therapist__isnull=False, to_therapist__isnull=False),
                name="a_change_of_therapist_says_both",
            ),
        ]
