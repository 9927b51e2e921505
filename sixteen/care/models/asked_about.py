"""What a therapist asks about and writes down anew when it changes: every version is kept."""

from django.conf import settings
from django.db import models

from sixteen.care.models.course import Course
from sixteen.people.models import Client
from sixteen.vault.rows import Sealed, SealedRow

ACCOUNT = settings.AUTH_USER_MODEL


class AskedAbout(SealedRow):
    """One version; the newest counts."""

    key_owner = "client_id"

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="+")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField()
    said = Sealed()
    by = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        abstract = True


class OtherHelp(AskedAbout):
    """said: {"medication", "other_help", "asked_on"}, in free words."""

    sealed_as = "other-help"

    class Declared:
        personal = ()
        clinical = ("said",)
        operational = ("id", "revision", "course", "client", "version", "by", "at")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["course", "version"], name="one_other_help_a_version")
        ]


class EmergencyContact(AskedAbout):
    """said: {"name", "relationship", "phone", "permission", "only_if", "asked_on"}.

    permission: "yes", "no" or "only_if", as the client said it.
    """

    sealed_as = "emergency-contact"

    class Declared:
        personal = ("said",)
        clinical = ()
        operational = ("id", "revision", "course", "client", "version", "by", "at")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["course", "version"], name="one_emergency_contact_a_version"
            )
        ]
