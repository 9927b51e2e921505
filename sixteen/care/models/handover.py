"""A caseload goes to others: who may begin that for whom, and when it was begun."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

ACCOUNT = settings.AUTH_USER_MODEL


class Trustee(models.Model):
    """A colleague whom a therapist named, first or second, to take charge if they suddenly cannot.

    It opens no record: a trustee can begin the handover, and sees whom each course goes to.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    therapist = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, related_name="+")
    trustee = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Declared:
        personal = ()
        clinical = ()
        operational = ("id", "therapist", "trustee", "place", "since", "until")

    class Meta:
        ordering = ["place"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(trustee=F("therapist")), name="nobody_is_their_own_trustee"
            ),
            models.CheckConstraint(condition=Q(place__in=[1, 2]), name="one_or_two_trustees"),
            models.UniqueConstraint(
                fields=["therapist", "place"],
                condition=Q(until=None),
                name="one_trustee_a_place",
            ),
            models.UniqueConstraint(
                fields=["therapist", "trustee"],
                condition=Q(until=None),
                name="a_trustee_is_named_once",
            ),
        ]


class Handover(models.Model):
    """The caseload of this therapist is given to others, from then on. What each course went to
    stands in its own trace (CourseChange). sudden: they could not do it themselves; no more of the
    reason is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    therapist = models.OneToOneField(ACCOUNT, on_delete=models.PROTECT, related_name="+")
    sudden = models.BooleanField()
    started_by = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()

    class Declared:
        personal = ()
        clinical = ()
        operational = ("id", "therapist", "sudden", "started_by", "started_at")
