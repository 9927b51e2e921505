"""Messages on their way out. A row never holds an address or words about a person."""

import uuid

from django.db import models
from django.db.models import Q

# Why a message ended that no way of the client was open for in time.
OUTSIDE = "outside their hours"
# That none is open at all; that what an e-mail asks for can be done only by whoever signs in; and
# that nobody has to say it by other means.
NOT_SAFE, NO_SIGN_IN, LET_GO = "no safe channel", "no sign-in of their own", "let go"
STATES = ["queued", "sending", "sent", "failed", "void"]


class Message(models.Model):
    """One message of one kind about one thing for one person; decided again when it is sent.

    kind: declared in a room's messages.py. about: id of what it is about (an appointment …).
    state: queued, sending (claimed until lease_until), sent, failed (a person has to say it), void
    (no longer wanted, or not safe to send); `outcome` says why. channel: how it went, once sent.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=40)
    about = models.UUIDField()
    about_revision = models.PositiveIntegerField(default=0)
    person = models.UUIDField(db_index=True)
    channel = models.CharField(max_length=10, blank=True)
    due_at = models.DateTimeField(db_index=True)
    expires_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, default="queued")
    outcome = models.CharField(max_length=40, blank=True)
    lease_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Declared:
        personal = ()
        clinical = ()
        operational = (
            "id",
            "kind",
            "about",
            "about_revision",
            "person",
            "channel",
            "due_at",
            "expires_at",
            "state",
            "outcome",
            "lease_until",
            "attempts",
            "made_at",
            "sent_at",
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "about", "about_revision", "person"],
                name="a_message_is_queued_once",
            ),
            models.CheckConstraint(condition=Q(state__in=STATES), name="a_message_has_a_state"),
        ]


class Heartbeat(models.Model):
    """When the worker last finished a round. Its silence is the alarm."""

    name = models.CharField(max_length=20, primary_key=True)
    at = models.DateTimeField()

    class Declared:
        personal = ()
        clinical = ()
        operational = ("name", "at")
