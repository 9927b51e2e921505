"""Requests to answer a measure, and the answers as they are given."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from sixteen.care.models import Course, FollowUp, Session
from sixteen.people.models import Client
from sixteen.vault.rows import Sealed, SealedRow

IN_THE_ROOM = "in the room"
BY_LINK = "link"
MODES = ["portal", BY_LINK, IN_THE_ROOM, "by telephone", "on paper"]


class Request(models.Model):
    """Asking one client to answer one measure for one session, or for one follow-up after the end.

    Exactly one of the two. Never a condition for therapy.
    state: planned (opens at `opens_at`), begun, answered, void. Moves when its session moves; begun
    or answered it stays with the time that it was for (journeys/losing_times.py).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="requests")
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="requests")
    session = models.ForeignKey(
        Session, null=True, on_delete=models.PROTECT, related_name="requests"
    )
    follow_up = models.ForeignKey(
        FollowUp, null=True, on_delete=models.PROTECT, related_name="requests"
    )
    measure = models.CharField(max_length=20)
    opens_at = models.DateTimeField()
    state = models.CharField(max_length=10, default="planned")
    made_at = models.DateTimeField()

    class Declared:
        personal = ()
        clinical = ()
        operational = (
            "id",
            "client",
            "course",
            "session",
            "follow_up",
            "measure",
            "opens_at",
            "state",
            "made_at",
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session", "measure"], name="a_measure_is_asked_once_a_session"
            ),
            models.UniqueConstraint(
                fields=["follow_up", "measure"], name="a_measure_is_asked_once_a_follow_up"
            ),
            models.CheckConstraint(
                condition=Q(session__isnull=False, follow_up__isnull=True)
                | Q(session__isnull=True, follow_up__isnull=False),
                name="a_request_is_for_a_session_or_a_follow_up",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["planned", "begun", "answered", "void"]),
                name="a_request_has_a_state",
            ),
        ]


class Response(SealedRow):
    """The answers to one request, saved one by one. `answers`: {item code: value or null}.

    total: sealed when the form is finished; null if the measure gives none (a missing answer).
    mode: how the newest answer came. entered_by: who typed it, where it was not the client alone.
    """

    sealed_as = "response"
    key_owner = "client_id"

    request = models.OneToOneField(Request, on_delete=models.PROTECT, related_name="response")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    measure_version = models.CharField(max_length=20)
    mode = models.CharField(max_length=20, default="portal")
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    answers = Sealed()
    total = Sealed()
    begun_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Declared:
        personal = ()
        clinical = ("answers", "total")
        operational = (
            "id",
            "revision",
            "request",
            "client",
            "measure_version",
            "mode",
            "entered_by",
            "begun_at",
            "changed_at",
            "finished_at",
        )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(mode__in=MODES), name="a_response_has_a_mode")
        ]
