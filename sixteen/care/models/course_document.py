"""What came in during a course: a referral, a GP letter, a scan; or where a paper is kept."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from sixteen.care.models.course import Course
from sixteen.people.models import Client
from sixteen.vault.rows import Sealed, SealedRow

ACCOUNT = settings.AUTH_USER_MODEL


class CourseDocument(SealedRow):
    """kind: what it was found to be by its content; "" for a paper that is kept elsewhere.

    said: {"what", "words"}. name: as whoever sent it called it. content: its bytes in base64, gone
    when it was withdrawn, because it belongs to somebody else: said["withdrawn"] has the reason.
    Leave `content` out (defer) where it is not handed over.
    """

    sealed_as = "course-document"
    key_owner = "client_id"

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="+")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=4, blank=True)
    dated = models.DateField(null=True)
    said = Sealed()
    name = Sealed()
    content = Sealed()
    added_by = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Declared:
        personal = ()
        clinical = ("said", "name", "content")
        operational = (
            "id",
            "revision",
            "course",
            "client",
            "kind",
            "dated",
            "added_by",
            "made_at",
            "withdrawn_at",
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["pdf", "jpeg", "png", ""]), name="a_file_of_a_kind"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(content__isnull=True),
                name="what_is_withdrawn_is_gone",
            ),
        ]
