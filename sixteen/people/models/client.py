"""Somebody who asked for help: who they are, how they may be reached, what they agreed to."""

import uuid

from django.db import models

from sixteen.people.models.account import Account
from sixteen.vault.rows import Sealed, SealedRow


class Client(SealedRow):
    """Somebody who asked for help. The id is the person: their key, audit and records use it."""

    sealed_as = "client"
    key_owner = "id"

    account = models.OneToOneField(
        Account, null=True, on_delete=models.PROTECT, related_name="client"
    )
    name = Sealed()
    email = Sealed()
    phone = Sealed()
    birth_date = Sealed()
    # Which language they read; null is the service's own, or whatever their browser asks for.
    language = Sealed()
    email_lookup = models.BinaryField(max_length=32, null=True, db_index=True)
    phone_lookup = models.BinaryField(max_length=32, null=True, db_index=True)
    made_at = models.DateTimeField()

    class Declared:
        personal = (
            "name",
            "email",
            "phone",
            "birth_date",
            "language",
            "email_lookup",
            "phone_lookup",
        )
        clinical = ()
        operational = ("id", "revision", "account", "made_at")


class SafeContact(SealedRow):
    """How this client may be reached. Rows are only added: the newest counts.

    hours: days and hours for each way that has any (domain/contact_hours.py). sender: the name that
    may be said instead of the service's own neutral one. text_to: the number for texts, where it
    is not the client's telephone. words: for people, who read them.

    The software and imports may only make it stricter; a person may loosen it because the client
    asked, and stands in the audit for it.
    """

    sealed_as = "safe-contact"
    key_owner = "client_id"

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="safe_contacts")
    version = models.PositiveIntegerField()
    email = models.BooleanField()
    text = models.BooleanField()
    phone = models.BooleanField()
    voicemail = models.BooleanField(default=False)
    words = Sealed()
    hours = Sealed()
    sender = Sealed()
    text_to = Sealed()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")

    class Declared:
        personal = ("words", "hours", "sender", "text_to")
        clinical = ()
        operational = (
            "id",
            "revision",
            "client",
            "version",
            "email",
            "text",
            "phone",
            "voicemail",
            "made_at",
            "made_by",
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["client", "version"], name="one_safe_contact_a_version")
        ]


class Consent(models.Model):
    """A notice that was read or a permission that was given, with its version."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=40)
    version = models.CharField(max_length=20)
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Declared:
        personal = ()
        clinical = ()
        operational = ("id", "client", "purpose", "version", "given_at", "withdrawn_at")
