"""Meetings of supervision: who was there, what was agreed about whom, what a therapist asks."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from sixteen.care.models.course import Course
from sixteen.people.models import Client
from sixteen.vault.rows import Sealed, SealedRow

ACCOUNT = settings.AUTH_USER_MODEL


class SupervisionMeeting(models.Model):
    """One meeting, with one therapist or with several: each reads only of their own courses."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    supervisor = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, related_name="+")
    held_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()

    class Declared:
        personal = ()
        clinical = ()
        operational = ("id", "supervisor", "held_at", "minutes", "made_at")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["supervisor", "held_at"], name="one_meeting_at_a_time"),
            models.CheckConstraint(
                condition=Q(minutes__gte=5, minutes__lte=480), name="a_meeting_has_a_length"
            ),
        ]


class MeetingPlace(models.Model):
    """A therapist who was at a meeting."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(SupervisionMeeting, on_delete=models.PROTECT, related_name="places")
    therapist = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, related_name="+")

    class Declared:
        personal = ()
        clinical = ()
        operational = ("id", "meeting", "therapist")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "therapist"], name="a_therapist_has_one_place"
            )
        ]


class SupervisionPoint(SealedRow):
    """That a course was talked about in a meeting, and what was agreed, if anything was.

    done_at: when somebody said that it is done; until then it comes up again.
    """

    sealed_as = "supervision-point"
    key_owner = "client_id"

    meeting = models.ForeignKey(SupervisionMeeting, on_delete=models.PROTECT, related_name="points")
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="supervision_points")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    agreed = Sealed()
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(ACCOUNT, null=True, on_delete=models.PROTECT, related_name="+")

    class Declared:
        personal = ()
        clinical = ("agreed",)
        operational = (
            "id",
            "revision",
            "meeting",
            "course",
            "client",
            "made_at",
            "done_at",
            "done_by",
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "course"], name="a_course_is_one_point_of_a_meeting"
            ),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, done_by__isnull=True)
                | Q(done_at__isnull=False, done_by__isnull=False),
                name="a_point_is_done_by_somebody",
            ),
        ]


class SupervisionQuestion(SealedRow):
    """What the therapist wants to ask about a course. One that is open; closed by the next talk."""

    sealed_as = "supervision-question"
    key_owner = "client_id"

    course = models.ForeignKey(
        Course, on_delete=models.PROTECT, related_name="supervision_questions"
    )
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, related_name="+")
    words = Sealed()
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Declared:
        personal = ()
        clinical = ("words",)
        operational = (
            "id",
            "revision",
            "course",
            "client",
            "asked_by",
            "made_at",
            "closed_at",
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["course"],
                condition=Q(closed_at=None),
                name="one_open_question_a_course",
            )
        ]
