"""A course that was offered to one person: with whom, every session, every break, until when."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from sixteen.intake.models.enquiry import Enquiry
from sixteen.people.models import Client
from sixteen.scheduling.models import FORMATS, Room, Series
from sixteen.vault.rows import Sealed, SealedRow

ACCOUNT = settings.AUTH_USER_MODEL
OFFER_STATES = {
    "open": "waits for an answer",
    "accepted": "yes",
    "declined": "no",
    "lapsed": "no answer",
    "withdrawn": "taken back",
}


class Offer(SealedRow):
    """Its times are kept (a held Series) until reply_by, and nobody else gets them.

    starts: every session as an instant (ISO 8601); breaks: the local dates left out. reasons:
    {"full": [...], "neutral": [...]}, the second without what brings the person. link_hash: of the
    code in the person's own link. answered_by: null where the person answered through it.
    """

    sealed_as = "offer"
    key_owner = "client_id"

    enquiry = models.ForeignKey(Enquiry, on_delete=models.PROTECT, related_name="offers")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    therapist = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, related_name="+")
    protocol = models.CharField(max_length=10)
    format = models.CharField(max_length=10, choices=FORMATS)
    room = models.ForeignKey(Room, null=True, on_delete=models.PROTECT, related_name="+")
    zone = models.CharField(max_length=40)
    starts = models.JSONField()
    breaks = models.JSONField(default=list)
    series = models.OneToOneField(Series, null=True, on_delete=models.PROTECT, related_name="+")
    reasons = Sealed()
    state = models.CharField(max_length=10, default="open")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, related_name="+")
    reply_by = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(ACCOUNT, null=True, on_delete=models.PROTECT, related_name="+")
    link_hash = models.BinaryField(max_length=32, unique=True)

    class Declared:
        personal = ()
        clinical = ("reasons",)
        operational = (
            "id",
            "revision",
            "enquiry",
            "client",
            "therapist",
            "protocol",
            "format",
            "room",
            "zone",
            "starts",
            "breaks",
            "series",
            "state",
            "made_at",
            "made_by",
            "reply_by",
            "answered_at",
            "answered_by",
            "link_hash",
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=list(OFFER_STATES)), name="an_offer_has_a_state"
            ),
            models.CheckConstraint(
                condition=Q(state="open", answered_at__isnull=True, series__isnull=False)
                | (~Q(state="open") & Q(answered_at__isnull=False)),
                name="an_offer_is_open_or_answered",
            ),
            models.CheckConstraint(
                condition=~Q(state="accepted") | Q(series__isnull=False),
                name="an_accepted_offer_has_its_times",
            ),
            models.UniqueConstraint(
                fields=["enquiry"], condition=Q(state="open"), name="one_open_offer_an_enquiry"
            ),
        ]
