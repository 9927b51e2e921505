"""Why a record may not go yet, and that one has gone."""

import uuid

from django.db import models
from django.db.models import F, Q

from sixteen.people.models.account import Account
from sixteen.people.models.client import Client
from sixteen.vault.rows import Sealed, SealedRow

# Who asked that a record goes. Codes, not words: what is written here outlives the record.
ASKED_BY = [
    ("client", "They asked for it themselves"),
    ("for_them", "Somebody who may act for them asked for it"),
    ("retention", "The time for which we keep it is over"),
    ("mistake", "It should never have been made here"),
]


class LegalHold(SealedRow):
    """This record stays as it is: for a coroner, a court, a complaint or a claim. Set by one
    person; it ends only when two have said so. A record may be held more than once."""

    sealed_as = "legal-hold"
    key_owner = "client_id"

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    why = Sealed()
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    first_at = models.DateTimeField(null=True)
    first_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")

    class Declared:
        personal = ()
        clinical = ("why",)
        operational = (
            "id",
            "revision",
            "client",
            "set_at",
            "set_by",
            "first_at",
            "first_by",
            "ended_at",
            "ended_by",
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None)
                | Q(
                    ended_at__isnull=False,
                    ended_by__isnull=False,
                    first_at__isnull=False,
                    first_by__isnull=False,
                )
                & ~Q(ended_by=F("first_by")),
                name="a_hold_ends_by_two_people",
            )
        ]


class Erasure(models.Model):
    """A record that was erased. It names nobody: `person` is an id that leads nowhere any more.

    asked_by: of ASKED_BY, or "ledger" where a restored backup had brought it back. courses,
    sessions: how many went, for whoever compares figures from before. swept_at: when the database
    had been written anew without what was deleted.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.UUIDField(unique=True)
    asked_by = models.CharField(max_length=12, choices=[*ASKED_BY, ("ledger", "The ledger")])
    erased_at = models.DateTimeField()
    erased_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    courses = models.PositiveSmallIntegerField(default=0)
    sessions = models.PositiveSmallIntegerField(default=0)
    swept_at = models.DateTimeField(null=True)

    class Declared:
        personal = ()
        clinical = ()
        operational = (
            "id",
            "person",
            "asked_by",
            "erased_at",
            "erased_by",
            "courses",
            "sessions",
            "swept_at",
        )
