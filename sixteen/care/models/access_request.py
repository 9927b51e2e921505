"""A client asks for a copy of everything that is kept about them, and what a clinician decided
about each passage before it goes out."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from sixteen.people.models import Client
from sixteen.vault.rows import Sealed, SealedRow

ACCOUNT = settings.AUTH_USER_MODEL
RELEASE, THIRD_PARTY, HARM = "release", "third_party", "harm"
ANSWERS = [
    (RELEASE, "It can go out"),
    (THIRD_PARTY, "It is about, or came from, somebody else: withhold it"),
    (HARM, "It would be likely to cause serious harm: withhold it"),
]


class AccessRequest(SealedRow):
    """asked: a clinician has to decide. ready: everything is decided, and the client can take it.

    due: the day by which the law wants an answer; extended: whether that was moved once, with
    because, in words for the client. Everything up to ready_at is in the copy.
    """

    sealed_as = "access-request"
    key_owner = "client_id"

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, default="asked")
    asked_at = models.DateTimeField()
    due = models.DateField()
    extended = models.BooleanField(default=False)
    because = Sealed()
    clinician = models.ForeignKey(ACCOUNT, null=True, on_delete=models.PROTECT, related_name="+")
    ready_at = models.DateTimeField(null=True)
    ready_by = models.ForeignKey(ACCOUNT, null=True, on_delete=models.PROTECT, related_name="+")

    class Declared:
        personal = ()
        clinical = ("because",)
        operational = (
            "id",
            "revision",
            "client",
            "state",
            "asked_at",
            "due",
            "extended",
            "clinician",
            "ready_at",
            "ready_by",
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="asked", ready_at=None)
                | Q(state="ready", ready_at__isnull=False),
                name="a_copy_is_asked_for_or_ready",
            ),
        ]


class PassageDecision(SealedRow):
    """About one passage of one row: kind is the label of its model, row its id, number counts the
    passages of a row. said: {"passage": the words that were decided about, "why": a reason}; where
    the words have changed since, nothing is decided."""

    sealed_as = "passage-decision"
    key_owner = "client_id"

    request = models.ForeignKey(AccessRequest, on_delete=models.PROTECT, related_name="decisions")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=60)
    row = models.UUIDField()
    number = models.PositiveSmallIntegerField()
    answer = models.CharField(max_length=12, choices=ANSWERS)
    said = Sealed()
    by = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Declared:
        personal = ()
        clinical = ("said",)
        operational = (
            "id",
            "revision",
            "request",
            "client",
            "kind",
            "row",
            "number",
            "answer",
            "by",
            "at",
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["request", "kind", "row", "number"], name="a_passage_is_decided_once"
            )
        ]
