"""Keeping a referral and the documents that came with it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.intake.documents import as_text, kind_of
from sixteen.intake.models import Document, Enquiry, Referral
from sixteen.intake.refusals import UnknownDocument
from sixteen.people.models import Account
from sixteen.people.uploads import MOST_BYTES, MOST_FILES

VERSION = 1


@transaction.atomic
def add_referral(
    *,
    enquiry: Enquiry,
    mark: UUID | None = None,
    referrer: dict[str, str],
    reason: str,
    documents: Iterable[tuple[str, bytes]],
    by: Account | None,
    at: datetime,
) -> Referral:
    """mark: becomes its id. documents: name and bytes of each. UnknownDocument where one is of no
    kind that is kept, too large or too many; then nothing is."""
    referral = Referral(
        id=mark or uuid4(),
        enquiry=enquiry,
        client_id=enquiry.client_id,
        taken_by=by,
        made_at=at,
    )
    referral.seal(referrer=with_version(referrer), reason=reason)
    referral.save(force_insert=True)
    record("add-referral", by=by, at=at, thing=referral, person=enquiry.client_id)
    for number, (name, content) in enumerate(documents, start=1):
        _add_document(referral, number, name, content, by=by, at=at)
    return referral


def with_version(referrer: dict[str, str]) -> dict[str, Any]:
    """As a referral keeps them."""
    return {"version": VERSION, **referrer}


def _add_document(
    referral: Referral,
    number: int,
    name: str,
    content: bytes,
    *,
    by: Account | None,
    at: datetime,
) -> None:
    kind = kind_of(content)
    if kind is None or number > MOST_FILES or len(content) > MOST_BYTES:
        raise UnknownDocument
    document = Document(
        referral=referral, client_id=referral.client_id, number=number, kind=kind, made_at=at
    )
    document.seal(name=name, content=as_text(content))
    document.save(force_insert=True)
    record("add-document", by=by, at=at, thing=document, person=referral.client_id)
