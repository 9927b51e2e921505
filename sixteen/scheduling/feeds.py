"""Making and revoking the secret address of a calendar feed."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.people.models import Account, Client
from sixteen.scheduling.links import feed_token, hash_of
from sixteen.scheduling.locks import take_turns
from sixteen.scheduling.models import CalendarFeed
from sixteen.scheduling.queries import living_feed


@transaction.atomic
def make_feed(
    *, whose: Account | Client, by: Account, at: datetime, form: UUID | None = None
) -> tuple[CalendarFeed, str]:
    """A feed of this therapist's or client's appointments, and its token: show it once, keep it
    nowhere. The one before it ends.

    form: one id for each form that asks for it. Sent again, the answer is the same feed.
    """
    take_turns(whose.pk)
    before = living_feed(whose)
    if before is not None and before.pk == form:
        return before, feed_token(before)
    revoke_feed(whose=whose, by=by, at=at)
    client = whose if isinstance(whose, Client) else None
    feed = CalendarFeed(therapist=None if client else whose, client=client, made_at=at)
    if form is not None and not CalendarFeed.objects.filter(pk=form).exists():
        feed.pk = form
    token = feed_token(feed)
    feed.token_hash = hash_of(token)
    feed.save(force_insert=True)
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
