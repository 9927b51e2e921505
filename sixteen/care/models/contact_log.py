"""Who rang, wrote or came, and whom somebody has to ring back."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from sixteen.care.models.course import Course
from sixteen.people.models import Client
from sixteen.vault.rows import Sealed, SealedRow

ACCOUNT = settings.AUTH_USER_MODEL


class ContactEntry(SealedRow):
    """One contact outside the sessions. It is added and never changed.

    said: {"way", "whom", "name", "words"}. course: empty for somebody who has none yet.
    """

    sealed_as = "contact-entry"
    key_owner = "client_id"

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    course = models.ForeignKey(Course, null=True, on_delete=models.PROTECT, related_name="+")
    said = Sealed()
    happened_at = models.DateTimeField()
    by = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Declared:
        personal = ()
        clinical = ("said",)
        operational = ("id", "revision", "client", "course", "happened_at", "by", "made_at")


class CallBack(SealedRow):
    """Somebody asked to be rung. It stays on a page until it is done.

    owner: who was asked to ring. Where there is a course, it stays with whoever holds that by now.

    name, number: of whoever asked, who need not be the client. words: when they can be rung; never
    what it is about, for reception writes here too. due: the day by which.
    """

    sealed_as = "call-back"
    key_owner = "client_id"

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    course = models.ForeignKey(Course, null=True, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, related_name="+")
    name = Sealed()
    number = Sealed()
    words = Sealed()
    due = models.DateField()
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(ACCOUNT, null=True, on_delete=models.PROTECT, related_name="+")

    class Declared:
        personal = ("name", "number", "words")
        clinical = ()
        operational = (
            "id",
            "revision",
            "client",
            "course",
            "owner",
            "due",
            "asked_at",
            "asked_by",
            "done_at",
            "done_by",
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, done_by__isnull=True)
                | Q(done_at__isnull=False, done_by__isnull=False),
                name="a_call_is_returned_by_somebody",
            )
        ]
