"""Where a page came from, so that filling and importing twice makes nothing twice."""

import uuid

from django.db import models
from wagtail.models import Page


class Origin(models.Model):
    """key: what it was made from, e.g. "content:concern:ocd". No page: somebody deleted it, and it
    is not made again. digest: of what was written then, so that only what changed is written anew.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=300, unique=True)
    page = models.ForeignKey(Page, null=True, on_delete=models.SET_NULL, related_name="+")
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    class Declared:
        personal = ()
        clinical = ()
        operational = ("id", "key", "page", "digest", "made_at")


class OldPicture(models.Model):
    """A picture or file of the site that was imported: where it lay, what it shows, and the page
    that it was on. Somebody uploads it by hand; nothing is fetched.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    address = models.CharField(max_length=500, unique=True)
    shows = models.CharField(max_length=255, blank=True)
    page = models.ForeignKey(Page, null=True, on_delete=models.SET_NULL, related_name="+")

    class Declared:
        personal = ()
        clinical = ()
        operational = ("id", "address", "shows", "page")
