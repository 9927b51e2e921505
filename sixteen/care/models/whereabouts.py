"""Where a client is during a session that is not in the room, and the number to ring."""

from django.conf import settings
from django.db import models

from sixteen.care.models.course import Session
from sixteen.people.models import Client
from sixteen.vault.rows import Sealed, SealedRow

REMOTE = ("video", "phone")


class Whereabouts(SealedRow):
    sealed_as = "whereabouts"
    key_owner = "client_id"

    session = models.OneToOneField(Session, on_delete=models.PROTECT, related_name="+")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    place = Sealed()
    number = Sealed()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Declared:
        personal = ("place", "number")
        clinical = ()
        operational = ("id", "revision", "session", "client", "by", "at")
