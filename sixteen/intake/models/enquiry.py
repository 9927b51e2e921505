"""Enquiries and the consultation that follows. An open enquiry has an owner and a next action."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from sixteen.people.models import Client
from sixteen.scheduling.models import Appointment
from sixteen.vault.rows import Sealed, SealedRow

ACCOUNT = settings.AUTH_USER_MODEL
# The open states of domain/pathway.py, written out because a migration keeps them
# (tests/intake compares the two).
OPEN = [
    "agreed",
    "awaiting_reply",
    "ended",
    "ended_early",
    "enquiry",
    "follow_up",
    "in_consultation",
    "in_course",
    "offered",
    "paused",
    "waiting",
]
DECISIONS = [
    ("suitable", "DIT fits"),
    ("other_therapy", "another therapy here"),
    ("signpost", "better help elsewhere"),
    ("think", "think about it"),
]


class Enquiry(SealedRow):
    """Somebody asked for help. state, owner and next action follow domain/pathway.py.

    owner: a named account, or null while any member of `owner_role` may take it.
    """

    sealed_as = "enquiry"
    key_owner = "client_id"

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="enquiries")
    source = models.CharField(max_length=20)
    state = models.CharField(max_length=20)
    owner = models.ForeignKey(ACCOUNT, null=True, on_delete=models.PROTECT, related_name="+")
    owner_role = models.CharField(max_length=20)
    next_action = models.CharField(max_length=40, blank=True)
    next_action_due = models.DateTimeField(null=True)
    appointment = models.OneToOneField(
        Appointment, null=True, on_delete=models.PROTECT, related_name="enquiry"
    )
    access_needs = Sealed()
    made_at = models.DateTimeField()
    state_since = models.DateTimeField()

    class Declared:
        personal = ("access_needs",)
        clinical = ()
        operational = (
            "id",
            "revision",
            "client",
            "source",
            "state",
            "owner",
            "owner_role",
            "next_action",
            "next_action_due",
            "appointment",
            "made_at",
            "state_since",
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=OPEN)
                | (~Q(next_action="") & Q(next_action_due__isnull=False) & ~Q(owner_role="")),
                name="an_open_enquiry_has_a_next_action",
            )
        ]


class Consultation(SealedRow):
    """What the clinician who held it decided. The office sees `decision` and the next step only."""

    sealed_as = "consultation"
    key_owner = "client_id"

    enquiry = models.OneToOneField(Enquiry, on_delete=models.PROTECT, related_name="consultation")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    held_by = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, related_name="+")
    held_at = models.DateTimeField()
    decision = models.CharField(max_length=20, choices=DECISIONS)
    protocol = models.CharField(max_length=10, blank=True)
    reasons = Sealed()
    options_discussed = Sealed()
    safety = Sealed()
    signpost = Sealed()
    recorded_at = models.DateTimeField()

    class Declared:
        personal = ()
        clinical = ("decision", "reasons", "options_discussed", "safety", "signpost")
        operational = (
            "id",
            "revision",
            "enquiry",
            "client",
            "held_by",
            "held_at",
            "protocol",
            "recorded_at",
        )
