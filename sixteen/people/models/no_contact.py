"""Somebody whom nothing may reach any more: they died, or asked for that."""

from django.db import models

from sixteen.people.models.account import Account
from sixteen.people.models.client import Client
from sixteen.vault.rows import Sealed, SealedRow


class NoContact(SealedRow):
    """In force until it is lifted. why: died or asked. Every message asks before it goes."""

    sealed_as = "no-contact"
    key_owner = "client_id"

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="+")
    why = Sealed()
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True)

    class Declared:
        personal = ("why",)
        clinical = ()
        operational = ("id", "revision", "client", "noted_at", "noted_by", "lifted_at")
