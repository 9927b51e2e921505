"""A link to what is asked before one session, or at one follow-up. It needs no password."""

import uuid

from django.db import models
from django.db.models import Q

from sixteen.care.models import FollowUp, Session
from sixteen.people.models import Client


class Link(models.Model):
    """Bound to one person and one session or follow-up; only the keyed hash of its code is here.

    revision: of the appointment that it was made for. Once the session has another time and a newer
    link is open, the older ones are not. opens_at: not before. used_at: all of it was answered.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    session = models.ForeignKey(Session, null=True, on_delete=models.PROTECT, related_name="+")
    follow_up = models.ForeignKey(FollowUp, null=True, on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField(default=0)
    code_hash = models.BinaryField(max_length=32, unique=True)
    opens_at = models.DateTimeField()
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Declared:
        personal = ()
        clinical = ()
        operational = (
            "id",
            "client",
            "session",
            "follow_up",
            "revision",
            "code_hash",
            "opens_at",
            "made_at",
            "used_at",
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session", "revision"], name="a_session_has_one_link_a_time"
            ),
            models.UniqueConstraint(fields=["follow_up"], name="a_follow_up_has_one_link"),
            models.CheckConstraint(
                condition=Q(session__isnull=False, follow_up__isnull=True)
                | Q(session__isnull=True, follow_up__isnull=False),
                name="a_link_is_for_a_session_or_a_follow_up",
            ),
        ]
