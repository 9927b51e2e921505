"""One course of therapy under one protocol with one therapist, and its numbered sessions."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from sixteen.domain import counting
from sixteen.intake.models import Enquiry
from sixteen.people.models import Client
from sixteen.scheduling.models import Appointment, Series
from sixteen.vault.rows import Sealed, SealedRow

ACCOUNT = settings.AUTH_USER_MODEL
# A session with a number above this stands beside the count: it used up none.
BESIDE = counting.BESIDE
SESSION_STATES = ["planned", "held", "missed", "cancelled"]


class Course(SealedRow):
    """State, owner and next action follow domain/pathway.py; the therapist owns an open course."""

    sealed_as = "course"
    key_owner = "client_id"

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="courses")
    enquiry = models.OneToOneField(
        Enquiry, null=True, on_delete=models.PROTECT, related_name="course"
    )
    therapist = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, related_name="+")
    deputy = models.ForeignKey(ACCOUNT, null=True, on_delete=models.PROTECT, related_name="+")
    series = models.OneToOneField(
        Series, null=True, on_delete=models.PROTECT, related_name="course"
    )
    protocol = models.CharField(max_length=10)
    planned_sessions = models.PositiveSmallIntegerField(null=True)
    state = models.CharField(max_length=20)
    state_since = models.DateTimeField()
    next_action = models.CharField(max_length=40, blank=True)
    next_action_due = models.DateTimeField(null=True)
    initial_decision = models.CharField(max_length=20, blank=True)
    ended_by = models.CharField(max_length=20, blank=True)
    ended_at = models.DateTimeField(null=True)
    reason = Sealed()
    made_at = models.DateTimeField()

    class Declared:
        personal = ()
        clinical = ("initial_decision", "reason")
        operational = (
            "id",
            "revision",
            "client",
            "enquiry",
            "therapist",
            "deputy",
            "series",
            "protocol",
            "planned_sessions",
            "state",
            "state_since",
            "next_action",
            "next_action_due",
            "ended_by",
            "ended_at",
            "made_at",
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["client"],
                condition=Q(ended_at__isnull=True),
                name="one_open_course_a_client",
            )
        ]


class Session(models.Model):
    """One numbered meeting of a course. Its time and place are those of its appointment.

    Without an appointment it is still to be arranged. Above BESIDE, it is not counted.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="sessions")
    number = models.PositiveSmallIntegerField()
    appointment = models.OneToOneField(
        Appointment, null=True, on_delete=models.PROTECT, related_name="session"
    )
    state = models.CharField(max_length=10, default="planned")

    class Declared:
        personal = ()
        clinical = ()
        operational = ("id", "course", "number", "appointment", "state")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["course", "number"], name="one_session_a_number"),
            models.CheckConstraint(
                condition=Q(state__in=SESSION_STATES), name="a_session_has_a_state"
            ),
        ]

    @property
    def is_counted(self) -> bool:
        """Whether its number may be said."""
        return self.number < BESIDE

    @property
    def called(self) -> str:
        """How staff call it."""
        return counting.session_called(self.number)
