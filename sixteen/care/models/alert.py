"""Something a named clinician has to look at by a stated time, and the duty rota."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sixteen.care.models.course import Course, Session
from sixteen.people.models import Client
from sixteen.vault.rows import Sealed, SealedRow

ACCOUNT = settings.AUTH_USER_MODEL


class Alert(SealedRow):
    """At most one open alert a client: later answers join it and re-time it.

    owner: the clinician who is made to look. look_by: until when. concerns: list of
    {"kind", "words", "at", "value"}, sealed. outcome: what was done, written when it is closed.
    taken_at: when the owner said "I look at this one"; empty again when something new joins.
    promised: whether look_by could be promised to the client. at_session: where it is due in a
    session, for the two have talked about it. talked: the clinician who closed it spoke with the
    client about it.
    """

    sealed_as = "alert"
    key_owner = "client_id"

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="alerts")
    course = models.ForeignKey(Course, null=True, on_delete=models.PROTECT, related_name="alerts")
    owner = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, default="open")
    raised_at = models.DateTimeField()
    look_by = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)
    promised = models.BooleanField(default=False)
    at_session = models.ForeignKey(Session, null=True, on_delete=models.PROTECT, related_name="+")
    talked = models.BooleanField(default=False)
    concerns = Sealed()
    outcome = Sealed()
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(ACCOUNT, null=True, on_delete=models.PROTECT, related_name="+")

    class Declared:
        personal = ()
        clinical = ("concerns", "outcome")
        operational = (
            "id",
            "revision",
            "client",
            "course",
            "owner",
            "state",
            "raised_at",
            "look_by",
            "taken_at",
            "promised",
            "at_session",
            "talked",
            "closed_at",
            "closed_by",
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["client"], condition=Q(state="open"), name="one_open_alert_a_client"
            ),
            models.CheckConstraint(
                condition=Q(state="open", closed_at__isnull=True, closed_by__isnull=True)
                | Q(state="closed", closed_at__isnull=False, closed_by__isnull=False),
                name="an_alert_is_closed_by_somebody",
            ),
        ]


class DutyTurn(models.Model):
    """When a clinician is on duty for what cannot wait."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    clinician = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Declared:
        personal = ()
        clinical = ()
        operational = ("id", "clinician", "starts_at", "ends_at")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="duty_ends_later")
        ]
