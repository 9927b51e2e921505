"""Somebody is referred by a person who looks after them elsewhere: one transaction."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction

from sixteen.audit.recording import record
from sixteen.intake import actions as intake
from sixteen.intake.documents import content_of
from sixteen.intake.models import Referral
from sixteen.intake.referral_messages import RECEIVED
from sixteen.intake.referring import add_referral, with_version
from sixteen.intake.refusals import SentBefore
from sixteen.outbox.actions import queue
from sixteen.people import actions as people
from sixteen.people.actions.clients import CHANNELS
from sixteen.people.models import Account, Client
from sixteen.vault.rows import opened

AGREED = "referral-agreed"
SAID_WITHIN = timedelta(days=2)


def refer(*, mark: UUID | None = None, by: Account | None, at: datetime, **said: Any) -> Referral:
    """A person, their enquiry with reception as its owner, the referral and its documents: all of
    it or nothing, and once for each mark. SentBefore where what is kept for this mark differs.

    said: as `_refer` takes it. by: who typed it in at the office; None where the referrer did. They
    know and agree: whoever calls this has asked. The referrer is told that it arrived where they
    gave an e-mail address, without a word about whom.
    """
    kept = Referral.objects.filter(pk=mark).first()
    try:
        if kept is None:
            return _refer(mark=mark, by=by, at=at, **said)
    except IntegrityError:
        # The same form, sent twice at once: the other one was first.
        kept = Referral.objects.filter(pk=mark).first()
        if kept is None:
            raise
    if not _is_kept_as(kept, **said):
        raise SentBefore
    return kept


def _is_kept_as(
    kept: Referral,
    *,
    referrer: dict[str, str],
    reason: str,
    documents: Iterable[tuple[str, bytes]],
    birth_date: date,
    **said: Any,
) -> bool:
    """Whether everything stands there as it was sent now."""
    if not opened([kept]):
        return False
    files = kept.documents.order_by("number")
    return (
        kept.open("referrer") == with_version(referrer)
        and kept.open("reason") == reason
        and kept.client.open("birth_date") == birth_date.isoformat()
        and {name: value for name, value in said.items() if value} == _said_of(kept.client)
        and [(each.open("name"), content_of(each)) for each in files] == list(documents)
    )


def _said_of(client: Client) -> dict[str, Any]:
    """Name and contact as `_refer` takes them, without what is empty."""
    contact = client.safe_contacts.order_by("version")[0]
    said = {name: client.open(name) for name in ("name", "email", "phone")}
    said |= {f"allow_{way}": getattr(contact, way) for way in CHANNELS}
    said |= {"words": contact.open("words")}
    return {name: value for name, value in said.items() if value}


@transaction.atomic
def _refer(
    *,
    mark: UUID | None,
    referrer: dict[str, str],
    reason: str,
    documents: Iterable[tuple[str, bytes]],
    name: str,
    birth_date: date,
    by: Account | None,
    at: datetime,
    **contact: Any,
) -> Referral:
    """documents: name and bytes of each. contact: as people.actions.add_client takes it."""
    client = people.add_client(name=name, birth_date=birth_date, by=by, at=at, **contact)
    people.record_consent(
        client=client, purpose=AGREED, version=settings.PRIVACY_VERSION, by=by, at=at
    )
    enquiry = intake.open_enquiry(client=client, source="referral", appointment=None, by=by, at=at)
    referral = add_referral(
        enquiry=enquiry,
        mark=mark,
        referrer=referrer,
        reason=reason,
        documents=documents,
        by=by,
        at=at,
    )
    if referrer["email"]:
        # Not the client's message: the referral's own id stands where a person's would.
        queue(
            kind=RECEIVED,
            about=referral.pk,
            person=referral.pk,
            due_at=at,
            expires_at=at + SAID_WITHIN,
            at=at,
        )
    record("refer", by=by, at=at, thing=referral, person=client.pk)
    return referral
