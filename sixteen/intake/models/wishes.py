"""What a person said they want from a therapist and a time."""

from django.conf import settings
from django.db import models

from sixteen.intake.models.enquiry import Enquiry
from sixteen.people.models import Client
from sixteen.vault.rows import Sealed, SealedRow


class Wishes(SealedRow):
    """Written with intake.wishes.set_wishes, read with intake.wishes.said_by.

    practical: format, times, access and the like, which the office may see. concerns: what brings
    them, as codes; only who treats them and the service lead see those.
    """

    sealed_as = "wishes"
    key_owner = "client_id"

    enquiry = models.OneToOneField(Enquiry, on_delete=models.PROTECT, related_name="wishes")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    practical = Sealed()
    concerns = Sealed()
    said_at = models.DateTimeField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Declared:
        personal = ("practical",)
        clinical = ("concerns",)
        operational = ("id", "revision", "enquiry", "client", "said_at", "written_by")
