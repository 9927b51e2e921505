"""What people have to do with two records of one person: see journeys.merging."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from sixteen.audit.recording import record
from sixteen.people.actions.clients import CHANNELS, add_contact_version, newest_contact
from sixteen.people.actions.shared_mailbox import carry_shared_mailbox
from sixteen.people.contact_limits import joined, limits_of, text_number
from sixteen.people.contact_words import phone_lookup
from sixteen.people.duplicates import ordered
from sixteen.people.models import Account, Client, MergedClient, NotTheSame, SafeContact
from sixteen.people.refusals import MergeRefused
from sixteen.vault.person_keys import destroy_key
from sixteen.vault.rows import opened

GONE = "One of them is not there any more. Look for them again."
ALSO = "On another record they gave: {}."
# What would go to an address that only one of the two records knows of. Somebody who rings hears
# whom they have on the line, so that stays as both allow it.
WRITTEN_TO = {"email": ("email",), "phone": ("text", "voicemail")}


def lock_both(one: Client, other: Client) -> tuple[Client, Client]:
    """Both as they are now, until the transaction ends. MergeRefused where one of them is gone."""
    rows = Client.objects.select_for_update().filter(pk__in=[one.pk, other.pk])
    found = opened(rows.order_by("pk"))
    if len(found) != 2:
        raise MergeRefused(GONE)
    return found[0], found[1]


@transaction.atomic
def say_not_the_same(*, one: Client, other: Client, by: Account, at: datetime) -> NotTheSame:
    """They are two people: nobody is asked about this pair again, and nobody can join them.
    MergeRefused where one of them is not there any more."""
    lock_both(one, other)
    first, second = ordered(one.pk, other.pk)
    said, new = NotTheSame.objects.get_or_create(
        first_id=first, second_id=second, defaults={"said_at": at, "said_by": by}
    )
    if new:
        for client in (one, other):
            record("not-the-same-person", by=by, at=at, thing=said, person=client.pk)
    return said


@transaction.atomic
def join_contacts(*, kept: Client, gone: Client, by: Account, at: datetime) -> SafeContact:
    """Only what both allow stays open, and nothing is written to an address or number where the two
    gave different ones. What `kept` has no address, number or birth date of it gets from `gone`;
    where both have one, the other one stands in the words, and so does another name."""
    now, theirs = newest_contact(kept), newest_contact(gone)
    allowed = {name: getattr(now, name) and getattr(theirs, name) for name in CHANNELS}
    limits, closed = joined(limits_of(now), limits_of(theirs))
    allowed |= dict.fromkeys(closed, False)
    if not _texts_go_to_one(text_number(kept, now), text_number(gone, theirs)):
        allowed["text"] = False
    words = [now.open("words"), theirs.open("words"), *_called_otherwise(kept, gone)]
    for name, channels in WRITTEN_TO.items():
        mine, other = (getattr(each, f"{name}_lookup") for each in (kept, gone))
        if other and not mine:
            setattr(kept, f"{name}_lookup", other)
            kept.seal(**{name: gone.open(name)})
        elif other and bytes(other) != bytes(mine):
            words.append(ALSO.format(gone.open(name)))
            allowed |= dict.fromkeys(channels, False)
    if not kept.open("birth_date"):
        kept.seal(birth_date=gone.open("birth_date"))
    if not kept.open("language"):
        kept.seal(language=gone.open("language"))
    kept.made_at = min(kept.made_at, gone.made_at)
    kept.save()
    carry_shared_mailbox(kept=kept, gone=gone, at=at)
    record("join-contacts", by=by, at=at, thing=kept, person=kept.pk, fields=CHANNELS)
    told = "\n".join(dict.fromkeys(each for each in words if each))
    # Above both: a page that was open about either of them no longer counts.
    version = max(now.version, theirs.version) + 1
    allowed["voicemail"] = allowed["voicemail"] and allowed["phone"]
    return add_contact_version(kept, allowed, told, version=version, by=by, at=at, limits=limits)


def _texts_go_to_one(mine: str, theirs: str) -> bool:
    return not (mine and theirs) or phone_lookup(mine) == phone_lookup(theirs)


def _called_otherwise(kept: Client, gone: Client) -> Iterator[str]:
    """The name and the birth date of the one that goes, where they are others."""
    mine, other = (" ".join(each.open("name").split()) for each in (kept, gone))
    if mine.casefold() != other.casefold():
        yield ALSO.format(other)
    mine, other = (each.open("birth_date") for each in (kept, gone))
    if mine and other and mine != other:
        yield ALSO.format(f"born on {date.fromisoformat(other):%-d %B %Y}")


@transaction.atomic
def close_record(*, kept: Client, gone: Client, by: Account, at: datetime) -> MergedClient:
    """The record goes with its key and leads on to the one that is kept. Nothing may hang on it."""
    old = gone.pk
    for said in NotTheSame.objects.filter(Q(first=gone) | Q(second=gone)):
        other = said.second_id if said.first_id == old else said.first_id
        first, second = ordered(other, kept.pk)
        NotTheSame.objects.get_or_create(
            first_id=first,
            second_id=second,
            defaults={"said_at": said.said_at, "said_by_id": said.said_by_id},
        )
    MergedClient.objects.filter(survivor=gone).update(survivor=kept)
    gone.delete()
    destroy_key(old, at=at)
    merged = MergedClient.objects.create(old=old, survivor=kept, merged_at=at, merged_by=by)
    record("merge-clients", by=by, at=at, thing=merged, person=kept.pk)
    record("merge-clients-away", by=by, at=at, thing=kept, person=old)
    return merged
