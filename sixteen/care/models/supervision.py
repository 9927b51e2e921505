"""Who supervises whom, and from when to when. A link that has ended opens nothing."""

import uuid
from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q

ACCOUNT = settings.AUTH_USER_MODEL


class Supervision(models.Model):
    """One link. since up to, not including, until; None: no end is set. Both may lie ahead.

    outside: the supervisor is not of this service, and reads initials instead of names.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    supervisor = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, related_name="+")
    therapist = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    outside = models.BooleanField(default=False)

    class Declared:
        personal = ()
        clinical = ()
        operational = ("id", "supervisor", "therapist", "since", "until", "outside")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(supervisor=F("therapist")), name="nobody_supervises_themselves"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")),
                name="supervision_ends_after_it_began",
            ),
        ]


def in_force(at: datetime) -> Q:
    """Links that hold at this instant: the one condition that every way in asks."""
    return Q(since__lte=at) & (Q(until=None) | Q(until__gt=at))
