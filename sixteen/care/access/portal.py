"""Until when a client reads their record on their own pages."""

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

from sixteen.care.models import Closing, Course


def closed_since(client: UUID, *, at: datetime) -> date | None:
    """The last day of reading, where it is over: no course of theirs goes on, and the newest
    closing's date has passed. None while they may read."""
    if Course.objects.filter(client=client, ended_at=None).exists():
        return None
    newest = Closing.objects.filter(client=client).order_by("-made_at").first()
    if newest is None or at.astimezone(ZoneInfo(settings.ZONE)).date() <= newest.portal_until:
        return None
    return newest.portal_until


def reads_here(client: UUID, *, at: datetime) -> bool:
    return closed_since(client, at=at) is None
