"""Letters from templates: to a client, to their GP, to another service; and the templates."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from sixteen.care.models.course import Course
from sixteen.people.models import Client
from sixteen.vault.rows import Sealed, SealedRow

ACCOUNT = settings.AUTH_USER_MODEL


class ServiceLetter(SealedRow):
    """draft: may be written on. signed: never changes.

    kind: a code of domain/letter_kinds.py, sealed, for some of them tell how somebody is; by_office
    is in the clear: whether reception may make and see it. text: with its fields in braces.
    written: what was typed for its blanks. words: the letter with the fields filled in, as it stood
    on the page; that is what is signed. to: whom it goes to, where not the client.
    """

    sealed_as = "service-letter"
    key_owner = "client_id"

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    course = models.ForeignKey(
        Course, null=True, on_delete=models.PROTECT, related_name="service_letters"
    )
    author = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, related_name="+")
    by_office = models.BooleanField()
    template_version = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, default="draft")
    client_copy = models.BooleanField(default=True)
    kind = Sealed()
    to = Sealed()
    text = Sealed()
    written = Sealed()
    words = Sealed()
    no_copy_because = Sealed()
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    signed_at = models.DateTimeField(null=True)
    signed_by = models.ForeignKey(ACCOUNT, null=True, on_delete=models.PROTECT, related_name="+")

    class Declared:
        personal = ("to",)
        clinical = ("kind", "text", "written", "words", "no_copy_because")
        operational = (
            "id",
            "revision",
            "client",
            "course",
            "author",
            "by_office",
            "template_version",
            "state",
            "client_copy",
            "made_at",
            "changed_at",
            "signed_at",
            "signed_by",
        )

    class Meta:
        ordering = ["made_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft", signed_at__isnull=True, signed_by__isnull=True)
                | Q(state="signed", signed_at__isnull=False, signed_by__isnull=False),
                name="a_signed_letter_says_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(client_copy=True) | Q(no_copy_because__isnull=False),
                name="no_copy_for_the_client_has_a_reason",
            ),
        ]


class LetterTemplate(models.Model):
    """One version of the words that a kind of letter begins with. Rows are only added: the newest
    counts; without one, ours of domain/letter_kinds.py, which is version 0."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=20)
    version = models.PositiveSmallIntegerField()
    text = models.TextField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, related_name="+")

    class Declared:
        personal = ()
        clinical = ()
        operational = ("id", "kind", "version", "text", "made_at", "made_by")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "version"], name="one_template_a_version")
        ]
