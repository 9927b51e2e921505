"""What therapists offer, and the concerns that they work with."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sixteen.people.models.account import Account

# Asked for because clients may prefer one; blank is not said.
GENDERS = [("woman", _("a woman")), ("man", _("a man")), ("non-binary", _("non-binary"))]


def english() -> list[str]:
    return ["en"]


class Concern(models.Model):
    """Something that brings people, by the name that this service gives it.

    code: stays the same when the name changes; public addresses and preferences use it.
    """

    code = models.SlugField(max_length=60, primary_key=True)
    name = models.CharField(max_length=80)
    in_use = models.BooleanField(default=True)

    class Declared:
        personal = ()
        clinical = ()
        operational = ("code", "name", "in_use")


class Therapist(models.Model):
    """What the public may know of a therapist. Registers are named and their check is dated.

    languages: codes such as "en" and "cy". protocols: codes of the protocols they are trained in.
    trainings: their trainings in words, one a line. session_fee: pence for one session, None where
    it is not said, 0 where it is free. places: how many courses they hold at a time, None where
    nobody counts. in_training: still learning one of the protocols.
    """

    account = models.OneToOneField(
        Account, primary_key=True, on_delete=models.PROTECT, related_name="therapist"
    )
    public_name = models.CharField(max_length=80)
    register = models.CharField(max_length=20, blank=True)
    register_number = models.CharField(max_length=30, blank=True)
    register_checked_on = models.DateField(null=True)
    about = models.TextField(max_length=1200, blank=True)
    gender = models.CharField(max_length=10, choices=GENDERS, blank=True)
    languages = models.JSONField(default=english)
    protocols = models.JSONField(default=list)
    trainings = models.TextField(max_length=1200, blank=True)
    concerns = models.ManyToManyField(Concern, through="WorksWith", related_name="therapists")
    session_fee = models.PositiveIntegerField(null=True)
    places = models.PositiveSmallIntegerField(null=True)
    in_training = models.BooleanField(default=False)

    class Declared:
        personal = (
            "public_name",
            "register",
            "register_number",
            "register_checked_on",
            "about",
            "gender",
            "languages",
            "protocols",
            "trainings",
            "concerns",
        )
        clinical = ()
        operational = ("account", "session_fee", "places", "in_training")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(gender__in=["", *dict(GENDERS)]), name="a_therapist_has_a_known_gender"
            )
        ]


class WorksWith(models.Model):
    """This therapist works with this concern."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    therapist = models.ForeignKey(Therapist, on_delete=models.CASCADE, related_name="+")
    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="+")

    class Declared:
        personal = ("therapist", "concern")
        clinical = ()
        operational = ("id",)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["therapist", "concern"], name="a_concern_is_said_once")
        ]
