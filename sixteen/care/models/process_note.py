"""A therapist's own process notes of a session, apart from the record. Only the author reads them.

As with the note, import-linter lets only care and workspace import this.
"""

from django.conf import settings
from django.db import models

from sixteen.care.models.course import Session
from sixteen.people.models import Client
from sixteen.vault.rows import Sealed, SealedRow


class ProcessNote(SealedRow):
    sealed_as = "process-note"
    key_owner = "client_id"

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="+")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = Sealed()
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Declared:
        personal = ()
        clinical = ("text",)
        operational = ("id", "revision", "session", "client", "author", "made_at", "changed_at")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session", "author"], name="one_process_note_a_session_and_author"
            )
        ]
