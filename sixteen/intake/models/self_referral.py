"""What somebody chose to tell us between booking and the consultation."""

from django.db import models

from sixteen.intake.models.enquiry import Enquiry
from sixteen.people.models import Client
from sixteen.vault.rows import Sealed, SealedRow


class SelfReferral(SealedRow):
    """One sealed field for each page; null is a page that nobody answered, and that is fine.

    Each is an answer of told.py with its version, without what a match is made from: that is in
    Wishes, once. `brings` and `around` are for the clinician who holds the consultation alone;
    `wishes` and `needs` have no free text, and the office reads them.
    """

    sealed_as = "self-referral"
    key_owner = "client_id"

    enquiry = models.OneToOneField(Enquiry, on_delete=models.PROTECT, related_name="self_referral")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    brings = Sealed()
    wishes = Sealed()
    needs = Sealed()
    around = Sealed()
    changed_at = models.DateTimeField()

    class Declared:
        personal = ("wishes", "needs")
        clinical = ("brings", "around")
        operational = ("id", "revision", "enquiry", "client", "changed_at")
