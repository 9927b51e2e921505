"""A therapist's note of one session. Import-linter lets only care and workspace import this.

No relation leads back to a note (related_name="+"), so no other room can reach one by accident.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from sixteen.care.models.course import Session
from sixteen.people.models import Client
from sixteen.vault.rows import Sealed, SealedRow

ACCOUNT = settings.AUTH_USER_MODEL


class Note(SealedRow):
    """draft: may be written on, by its author alone, who has one a session. signed: never changes.

    amends: the first that was signed, on every later one; settled by the signature.
    safety: {"asked": bool, "said": str, "agreed": str, "not_asked_because": str}, in every note.
    structure: {"inside", "outside", "past", "affect": str, "techniques": [str]}, where wanted.
    carry: a line for the next time. window, turn: of the page that saved last, and its how manieth
    saving that was (actions/notes.py).
    """

    sealed_as = "note"
    key_owner = "client_id"

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="+")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, related_name="+")
    amends = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, default="draft")
    text = Sealed()
    safety = Sealed()
    structure = Sealed()
    carry = Sealed()
    window = models.UUIDField(null=True)
    turn = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    signed_at = models.DateTimeField(null=True)

    class Declared:
        personal = ()
        clinical = ("text", "safety", "structure", "carry")
        operational = (
            "id",
            "revision",
            "session",
            "client",
            "author",
            "amends",
            "state",
            "window",
            "turn",
            "made_at",
            "changed_at",
            "signed_at",
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft", signed_at__isnull=True)
                | Q(state="signed", signed_at__isnull=False),
                name="a_signed_note_has_a_time",
            ),
            models.UniqueConstraint(
                fields=["session"],
                condition=Q(amends=None, state="signed"),
                name="one_first_note_a_session",
            ),
            models.UniqueConstraint(
                fields=["session", "author"],
                condition=Q(state="draft"),
                name="one_draft_a_session_and_author",
            ),
        ]
