"""A record that has to stay: one person says so, and two say when that is over."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.people.models import Account, Client, LegalHold
from sixteen.people.refusals import HoldRefused

SAME_PERSON = "Somebody else has to say it too: the person who said it first cannot."
SENT_BEFORE = (
    "This page was sent before, with other words. Look at the hold that stands, then send it again."
)
OVER = "This hold is over already."


@transaction.atomic
def set_hold(*, client: Client, mark: UUID, why: str, by: Account, at: datetime) -> LegalHold:
    """From now on nothing of this record can be erased. mark: the id of the hold; the same one
    sent again is the same hold, and HoldRefused where it says something else."""
    Client.objects.select_for_update().get(pk=client.pk)
    kept = LegalHold.objects.filter(pk=mark).first()
    if kept is not None:
        if kept.client_id != client.pk or kept.open("why") != why.strip():
            raise HoldRefused(SENT_BEFORE)
        return kept
    hold = LegalHold(id=mark, client=client, set_at=at, set_by=by)
    hold.seal(why=why.strip())
    hold.save(force_insert=True)
    record("set-hold", by=by, at=at, thing=hold, person=client.pk)
    return hold


@transaction.atomic
def release_hold(*, hold: LegalHold, by: Account, at: datetime) -> LegalHold:
    """The first to say it is written down; with the second, who is somebody else, it ends.

    HoldRefused where the same person says it twice, or it is over.
    """
    Client.objects.select_for_update().get(pk=hold.client_id)
    now = LegalHold.objects.select_for_update(of=("self",)).get(pk=hold.pk)
    if now.ended_at is not None:
        raise HoldRefused(OVER)
    if now.first_by_id is None:
        now.first_by, now.first_at = by, at
        now.save(update_fields=["first_by", "first_at"])
        record("ask-to-end-hold", by=by, at=at, thing=now, person=now.client_id)
        return now
    if now.first_by_id == by.pk:
        raise HoldRefused(SAME_PERSON)
    now.ended_by, now.ended_at = by, at
    now.save(update_fields=["ended_by", "ended_at"])
    record("end-hold", by=by, at=at, thing=now, person=now.client_id)
    return now


def holds_on(client: Client) -> list[LegalHold]:
    """What keeps this record where it is, the oldest first."""
    return list(LegalHold.objects.filter(client=client, ended_at=None).order_by("set_at"))
