"""Putting a message on its way. Who it goes to is decided when it is sent."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from sixteen.outbox.models import Message


@transaction.atomic
def queue(
    *,
    kind: str,
    about: UUID,
    person: UUID,
    due_at: datetime,
    at: datetime,
    about_revision: int = 0,
    expires_at: datetime | None = None,
) -> Message:
    """Queue one message; the same one again only moves what is still queued to the new time.

    about: id of what it is about. person: whose it is (a client's id, or a member of staff's).
    about_revision: raise it to say something again (a second move of the same appointment).
    """
    message, new = Message.objects.get_or_create(
        kind=kind,
        about=about,
        about_revision=about_revision,
        person=person,
        defaults={"due_at": due_at, "expires_at": expires_at, "made_at": at},
    )
    same = (message.due_at, message.expires_at) == (due_at, expires_at)
    if not new and message.state == "queued" and not same:
        message.due_at, message.expires_at = due_at, expires_at
        message.save(update_fields=["due_at", "expires_at"])
    return message


def queue_once(
    *, kind: str, about: UUID, about_revision: int, person: UUID, due_at: datetime, at: datetime
) -> None:
    """Queue what is said once about each revision, in one statement; there already, it stays."""
    message = Message(
        kind=kind,
        about=about,
        about_revision=about_revision,
        person=person,
        due_at=due_at,
        made_at=at,
    )
    Message.objects.bulk_create([message], ignore_conflicts=True)


def withdraw(*kinds: str, about: UUID, at: datetime) -> int:
    """Let what is still queued of these kinds about this thing not be sent; how many there were."""
    queued = Message.objects.filter(kind__in=kinds, about=about, state="queued")
    return queued.update(state="void", outcome="withdrawn")
