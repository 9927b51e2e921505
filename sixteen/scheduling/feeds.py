"""Making and revoking the secret address of a calendar feed."""

import secrets
from datetime import datetime

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.people.models import Account, Client
from sixteen.scheduling.links import hash_of
from sixteen.scheduling.locks import take_turns
from sixteen.scheduling.models import CalendarFeed
from sixteen.scheduling.queries import living_feed


@transaction.atomic
def make_feed(*, whose: Account | Client, by: Account, at: datetime) -> tuple[CalendarFeed, str]:
    """A feed of this therapist's or client's appointments, and its token: show it once, keep it
    nowhere. The one before it ends."""
    take_turns(whose.pk)
    revoke_feed(whose=whose, by=by, at=at)
    client = whose if isinstance(whose, Client) else None
    token = secrets.token_urlsafe(32)
    feed = CalendarFeed.objects.create(
        therapist=None if client else whose, client=client, token_hash=hash_of(token), made_at=at
    )
    record("make-calendar-feed", by=by, at=at, thing=feed, person=client.pk if client else None)
    return feed, token


@transaction.atomic
def revoke_feed(*, whose: Account | Client, by: Account, at: datetime) -> None:
    """Its address leads nowhere from now on. Nothing happens where there is none."""
    feed = living_feed(whose)
    if feed is None:
        return
    feed.revoked_at = at
    feed.save(update_fields=["revoked_at"])
    record("revoke-calendar-feed", by=by, at=at, thing=feed, person=feed.client_id)
