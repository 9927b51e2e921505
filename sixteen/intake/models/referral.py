"""A referral by somebody who looks after a person elsewhere, and the documents with it."""

from django.conf import settings
from django.db import models

from sixteen.intake.models.enquiry import Enquiry
from sixteen.people.models import Client
from sixteen.vault.rows import Sealed, SealedRow


class Referral(SealedRow):
    """referrer: who refers, {"version", "name", "role", "organisation", "phone", "email"}.

    taken_by: who typed it in at the office; null where the referrer did. That the person knows and
    agrees is a consent of theirs, recorded with it.
    """

    sealed_as = "referral"
    key_owner = "client_id"

    enquiry = models.OneToOneField(Enquiry, on_delete=models.PROTECT, related_name="referral")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    referrer = Sealed()
    reason = Sealed()
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()

    class Declared:
        personal = ("referrer",)
        clinical = ("reason",)
        operational = ("id", "revision", "enquiry", "client", "taken_by", "made_at")


class Document(SealedRow):
    """A file that came with a referral. In the database, so that it is in every backup and goes
    with a transaction that fails. Leave `content` out (defer) where it is not handed over.

    kind: what it was found to be by its content (documents.py). content: its bytes in base64.
    """

    sealed_as = "document"
    key_owner = "client_id"

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="documents")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=4)
    name = Sealed()
    content = Sealed()
    made_at = models.DateTimeField()

    class Declared:
        personal = ()
        clinical = ("name", "content")
        operational = ("id", "revision", "referral", "client", "number", "kind", "made_at")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["referral", "number"], name="a_document_has_a_number"),
            models.CheckConstraint(
                condition=models.Q(kind__in=["pdf", "jpeg", "png"]), name="a_document_of_a_kind"
            ),
        ]
