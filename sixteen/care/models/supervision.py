"""Who supervises whom, and from when to when. A link that has ended opens nothing."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

ACCOUNT = settings.AUTH_USER_MODEL


class Supervision(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    supervisor = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, related_name="+")
    therapist = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Declared:
        personal = ()
        clinical = ()
        operational = ("id", "supervisor", "therapist", "since", "until")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(supervisor=F("therapist")), name="nobody_supervises_themselves"
            )
        ]
