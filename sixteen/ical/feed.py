"""A calendar's feed: what a calendar program reads again and again through a secret address.

A client's says what every calendar of theirs may say. A therapist's has initials at most, where the
service turned that on. What was cancelled is left out, and so leaves the calendar.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from django.conf import settings

from sixteen.ical.appointment import calendar_of, event_of
from sixteen.scheduling.models import Appointment, CalendarFeed
from sixteen.scheduling.queries import appointments_in_feed
from sixteen.vault.rows import opened

READ_AGAIN = timedelta(hours=1)


def feed_file(feed: CalendarFeed, *, at: datetime) -> bytes:
    """The same bytes as long as nothing in it has changed."""
    appointments = appointments_in_feed(feed, now=at)
    titles = _initials(appointments) if feed.therapist_id and settings.CALENDAR_INITIALS else {}
    events = [
        event_of(each, stamp=each.made_at, title=titles.get(each.client_id, ""))
        for each in appointments
    ]
    calendar = calendar_of(events)
    calendar.add("x-wr-calname", settings.CALENDAR_TITLE)
    calendar.add("refresh-interval", READ_AGAIN, {"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    return calendar.to_ical()


def etag_of(file: bytes) -> str:
    return f'"{sha256(file).hexdigest()[:32]}"'


def _initials(appointments: Iterable[Appointment]) -> dict[UUID, str]:
    """Of each client; nobody whose key was destroyed."""
    clients = {each.client_id: each.client for each in appointments}.values()
    return {each.pk: initials(each.open("name") or "") for each in opened(clients)}


def initials(name: str) -> str:
    """“M. O.” for Mina Okafor; empty where no word begins with a letter."""
    return " ".join(f"{word[0].upper()}." for word in name.split() if word[0].isalpha())
