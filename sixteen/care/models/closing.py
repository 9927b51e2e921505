"""What was settled when a course was closed, on one screen."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from sixteen.care.models.course import Course
from sixteen.people.models import Client
from sixteen.vault.rows import Sealed, SealedRow

# The codes of domain/endings.py, written out because a migration keeps them (a test compares).
END_CODES = ["agreed", "earlier_than_planned", "earlier_than_wished", "died", "unknown"]
GP_CODES = ["write", "told", "no", "none"]


class Closing(SealedRow):
    """portal_until: the last day on which the client can read their record here. unpaid: what is
    still to be paid, in words. The reason itself is kept with the course."""

    sealed_as = "closing"
    key_owner = "client_id"

    course = models.OneToOneField(Course, on_delete=models.PROTECT, related_name="closing")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    end_code = models.CharField(max_length=24)
    gp = models.CharField(max_length=10)
    follow_ups = models.BooleanField()
    portal_until = models.DateField()
    unpaid = Sealed()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Declared:
        personal = ("unpaid",)
        clinical = ()
        operational = (
            "id",
            "revision",
            "course",
            "client",
            "end_code",
            "gp",
            "follow_ups",
            "portal_until",
            "made_at",
            "made_by",
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(end_code__in=END_CODES), name="a_closing_has_an_end_code"
            ),
            models.CheckConstraint(condition=Q(gp__in=GP_CODES), name="a_closing_says_of_the_gp"),
            models.CheckConstraint(
                condition=~Q(end_code="died") | Q(follow_ups=False),
                name="nobody_who_died_is_asked_again",
            ),
        ]
