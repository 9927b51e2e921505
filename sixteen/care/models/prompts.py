"""A suggestion of the protocol that a therapist put aside, and why."""

from django.conf import settings
from django.db import models

from sixteen.care.models.course import Course
from sixteen.people.models import Client
from sixteen.vault.rows import Sealed, SealedRow


class PromptDismissal(SealedRow):
    sealed_as = "prompt-dismissal"
    key_owner = "client_id"

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="dismissals")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=40)
    reason = Sealed()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Declared:
        personal = ()
        clinical = ("reason",)
        operational = ("id", "revision", "course", "client", "code", "by", "at")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["course", "code"], name="a_prompt_is_put_aside_once")
        ]
