"""Recordings of sessions, made to be rated: agreed, kept for a while, listened to once, deleted."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from sixteen.care.models.course import Course, Session
from sixteen.people.models import Client
from sixteen.vault.rows import Sealed, SealedRow

ACCOUNT = settings.AUTH_USER_MODEL


class Recording(SealedRow):
    """agreed: the client said yes today. kept: there is a file. deleted: there is none any more.

    The bytes lie sealed in a file of their own name (recordings.py), under a key that is sealed
    here with the client's: with the row or the client's key gone, the file is noise. rater: who
    listens, and nobody else. because: why it was deleted: rated, expired, withdrawn or taken back.
    """

    sealed_as = "recording"
    key_owner = "client_id"

    session = models.OneToOneField(Session, on_delete=models.PROTECT, related_name="recording")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, default="agreed")
    agreed_at = models.DateTimeField()
    agreed_by = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, related_name="+")
    file = models.UUIDField(null=True, unique=True)
    kind = models.CharField(max_length=5, blank=True)
    size = models.PositiveBigIntegerField(null=True)
    key = Sealed()
    rater = models.ForeignKey(ACCOUNT, null=True, on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(null=True)
    because = models.CharField(max_length=10, blank=True)

    class Declared:
        personal = ()
        clinical = ("key",)
        operational = (
            "id",
            "revision",
            "session",
            "client",
            "state",
            "agreed_at",
            "agreed_by",
            "file",
            "kind",
            "size",
            "rater",
            "kept_at",
            "expires_at",
            "deleted_at",
            "because",
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="agreed", file=None, key=None, deleted_at=None)
                | Q(
                    state="kept",
                    file__isnull=False,
                    key__isnull=False,
                    rater__isnull=False,
                    expires_at__isnull=False,
                    deleted_at=None,
                )
                | Q(state="deleted", file=None, key=None, deleted_at__isnull=False),
                name="a_recording_is_kept_whole_or_gone",
            )
        ]


class RecordingWithdrawal(models.Model):
    """The client does not want recordings any more. A new agreement can say yes again."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course = models.ForeignKey(
        Course, on_delete=models.PROTECT, related_name="recording_withdrawals"
    )
    by = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Declared:
        personal = ()
        clinical = ()
        operational = ("id", "course", "by", "at")


class Rating(SealedRow):
    """What a supervisor said about a recorded session, under the headings of that day.

    said: {"headings": [[heading, answer]], "words": str}. It stays when the recording is gone.
    """

    sealed_as = "rating"
    key_owner = "client_id"

    session = models.OneToOneField(Session, on_delete=models.PROTECT, related_name="rating")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    therapist = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, related_name="+")
    rater = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, related_name="+")
    said = Sealed()
    made_at = models.DateTimeField()

    class Declared:
        personal = ()
        clinical = ("said",)
        operational = ("id", "revision", "session", "client", "therapist", "rater", "made_at")
