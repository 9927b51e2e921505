"""A therapist is away: from when to when, who stands in, and what each person affected is told.

No reason is kept: whether somebody is ill is nobody's business here.
"""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sixteen.people.models import Client
from sixteen.scheduling.models import Appointment, Leave
from sixteen.vault.rows import Sealed, SealedRow

ACCOUNT = settings.AUTH_USER_MODEL
NOTICE_STATES = ["draft", "sent", "call", "told"]


class Absence(models.Model):
    """leave: takes the time out of what can be booked. cover: who looks at alerts and calls
    meanwhile; null: the deputy of each course, or whoever is on duty. ended_at: taken back."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    therapist = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, related_name="+")
    leave = models.OneToOneField(Leave, null=True, on_delete=models.SET_NULL, related_name="+")
    cover = models.ForeignKey(ACCOUNT, null=True, on_delete=models.PROTECT, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    made_by = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Declared:
        personal = ()
        clinical = ()
        operational = (
            "id",
            "therapist",
            "leave",
            "cover",
            "starts_at",
            "ends_at",
            "made_by",
            "made_at",
            "ended_at",
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="an_absence_ends_later"
            ),
            models.CheckConstraint(
                condition=Q(cover=None) | ~Q(cover=F("therapist")),
                name="nobody_stands_in_for_themselves",
            ),
        ]


class AwayNotice(SealedRow):
    """What one person is told about one absence.

    state: draft; sent (handed to the outbox, which decides again as it goes); call (no safe way to
    write: reception rings, where that is safe); told (somebody told them, and says so).
    """

    sealed_as = "away-notice"
    key_owner = "client_id"

    absence = models.ForeignKey(Absence, on_delete=models.PROTECT, related_name="notices")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    words = Sealed()
    state = models.CharField(max_length=10, default="draft")
    told_at = models.DateTimeField(null=True)
    told_by = models.ForeignKey(ACCOUNT, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Declared:
        personal = ("words",)
        clinical = ()
        operational = (
            "id",
            "revision",
            "absence",
            "client",
            "state",
            "told_at",
            "told_by",
            "made_at",
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["absence", "client"], name="one_notice_a_person_and_absence"
            ),
            models.CheckConstraint(
                condition=Q(state__in=NOTICE_STATES), name="an_away_notice_has_a_state"
            ),
            models.CheckConstraint(
                condition=Q(state="told", told_at__isnull=False, told_by__isnull=False)
                | (~Q(state="told") & Q(told_at__isnull=True, told_by__isnull=True)),
                name="who_was_told_was_told_by_somebody",
            ),
        ]


class LostAppointment(models.Model):
    """An appointment that the service cancelled because of an absence. It uses up no session."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    notice = models.ForeignKey(AwayNotice, on_delete=models.PROTECT, related_name="lost")
    appointment = models.OneToOneField(Appointment, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Declared:
        personal = ()
        clinical = ()
        operational = ("id", "notice", "appointment", "made_at")
