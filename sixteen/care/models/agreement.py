"""What both sides settle at the start, and the client's aims."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from sixteen.care.models.course import Course, Session
from sixteen.people.models import Client
from sixteen.vault.rows import Sealed, SealedRow

ACCOUNT = settings.AUTH_USER_MODEL


class Agreement(SealedRow):
    """One version of the agreement; a change is a new version that both sign again.

    terms: {"dates", "breaks", "cancellation", "fee", "confidentiality", "measures", "other_help"}
    in words; "uses_up", "notice_hours": the rule of domain/counting.py, absent in old versions.
    """

    sealed_as = "agreement"
    key_owner = "client_id"

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="agreements")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField()
    terms = Sealed()
    written_by = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, related_name="+")
    therapist_signed_at = models.DateTimeField(null=True)
    client_signed_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField()

    class Declared:
        personal = ()
        clinical = ("terms",)
        operational = (
            "id",
            "revision",
            "course",
            "client",
            "version",
            "written_by",
            "therapist_signed_at",
            "client_signed_at",
            "made_at",
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["course", "version"], name="one_agreement_a_version")
        ]


class Aim(SealedRow):
    """One to three, in the client's words; rated 0 to 10, which is not a validated measure."""

    sealed_as = "aim"
    key_owner = "client_id"

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="aims")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()
    words = Sealed()
    made_at = models.DateTimeField()

    class Declared:
        personal = ()
        clinical = ("words",)
        operational = ("id", "revision", "course", "client", "place", "made_at")

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["course", "place"], name="one_aim_a_place"),
            models.CheckConstraint(
                condition=Q(place__gte=1, place__lte=3), name="one_to_three_aims"
            ),
        ]


IN_THE_ROOM, ON_THEIR_PAGES = "room", "portal"
RATED_BY = [IN_THE_ROOM, ON_THEIR_PAGES]


class AimRating(SealedRow):
    """How near the client feels to an aim, 0 to 10, said at one session.

    mode: room, said to the therapist, who wrote it down; portal, by the client on their own pages.
    """

    sealed_as = "aim-rating"
    key_owner = "client_id"

    aim = models.ForeignKey(Aim, on_delete=models.PROTECT, related_name="ratings")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="aim_ratings")
    value = Sealed()
    mode = models.CharField(max_length=10, default=IN_THE_ROOM)
    made_at = models.DateTimeField()

    class Declared:
        personal = ()
        clinical = ("value",)
        operational = ("id", "revision", "aim", "client", "session", "mode", "made_at")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(mode__in=RATED_BY), name="an_aim_rating_has_a_mode"),
            models.UniqueConstraint(fields=["aim", "session"], name="one_rating_a_session"),
        ]
