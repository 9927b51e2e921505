"""Asking again after a course has ended, as long as its client agrees to be asked."""

import uuid

from django.db import models
from django.db.models import F, Q

from sixteen.care.models.course import Course
from sixteen.people.models import Client
from sixteen.scheduling.models import Appointment

STOPPED_BECAUSE = ["withdrawn", "no_contact", "service"]


class FollowUp(models.Model):
    """One time of asking, so many months after the end. Its questionnaires are requests of its own.

    meeting_wanted: the client would like to meet once; appointment: that meeting, when booked.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="follow_ups")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    months = models.PositiveSmallIntegerField()
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    state = models.CharField(max_length=10, default="planned")
    stopped_at = models.DateTimeField(null=True)
    stopped_because = models.CharField(max_length=12, blank=True)
    meeting_wanted = models.BooleanField(default=False)
    appointment = models.OneToOneField(
        Appointment, null=True, on_delete=models.PROTECT, related_name="follow_up"
    )
    made_at = models.DateTimeField()

    class Declared:
        personal = ()
        clinical = ()
        operational = (
            "id",
            "course",
            "client",
            "months",
            "opens_at",
            "closes_at",
            "state",
            "stopped_at",
            "stopped_because",
            "meeting_wanted",
            "appointment",
            "made_at",
        )

    class Meta:
        ordering = ["opens_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["course", "months"], name="one_follow_up_a_month"),
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")), name="a_follow_up_closes_later"
            ),
            models.CheckConstraint(
                condition=Q(state="planned", stopped_at__isnull=True, stopped_because="")
                | Q(state="stopped", stopped_at__isnull=False, stopped_because__in=STOPPED_BECAUSE),
                name="a_stopped_follow_up_says_why",
            ),
        ]
