"""Moments between people, kept by the client or written down in a session, where both agreed to."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from sixteen.care.models.course import Course, Session
from sixteen.people.models import Client
from sixteen.vault.rows import Sealed, SealedRow

ACCOUNT = settings.AUTH_USER_MODEL


class MomentsAgreed(models.Model):
    """That moments are kept in a course: off until the therapist and the client have both ticked.

    client_by: the client, or the therapist who noted what they said in the room.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course = models.OneToOneField(Course, on_delete=models.PROTECT, related_name="moments_agreed")
    therapist_at = models.DateTimeField()
    therapist_by = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, related_name="+")
    client_at = models.DateTimeField(null=True)
    client_by = models.ForeignKey(ACCOUNT, null=True, on_delete=models.PROTECT, related_name="+")
    stopped_at = models.DateTimeField(null=True)
    stopped_by = models.ForeignKey(ACCOUNT, null=True, on_delete=models.PROTECT, related_name="+")

    class Declared:
        personal = ()
        clinical = ()
        operational = (
            "id",
            "course",
            "therapist_at",
            "therapist_by",
            "client_at",
            "client_by",
            "stopped_at",
            "stopped_by",
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(client_at__isnull=True, client_by__isnull=True)
                | Q(client_at__isnull=False, client_by__isnull=False),
                name="who_ticked_for_the_client",
            )
        ]

    @property
    def is_on(self) -> bool:
        return self.client_at is not None and self.stopped_at is None


class Moment(SealedRow):
    """Private to the client until they bring it to a session; then their therapist reads it.

    words: by the names of `domain.moments.ASKED`. speaks_to: parts of the focus, keys of its PARTS.
    by_client: who wrote it; what the therapist writes down is written in a session, in the client's
    words, and so was brought to it.
    """

    sealed_as = "moment"
    key_owner = "client_id"

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="moments")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    written_by = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, related_name="+")
    by_client = models.BooleanField()
    words = Sealed()
    speaks_to = Sealed()
    session = models.ForeignKey(Session, null=True, on_delete=models.PROTECT, related_name="+")
    brought_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Declared:
        personal = ()
        clinical = ("words", "speaks_to")
        operational = (
            "id",
            "revision",
            "course",
            "client",
            "written_by",
            "by_client",
            "session",
            "brought_at",
            "made_at",
            "changed_at",
        )

    class Meta:
        ordering = ["made_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(session__isnull=True, brought_at__isnull=True, by_client=True)
                | Q(session__isnull=False, brought_at__isnull=False),
                name="only_a_client_keeps_a_moment_private",
            )
        ]
