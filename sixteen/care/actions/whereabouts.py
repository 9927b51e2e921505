"""Noting where a client is today."""

from datetime import datetime

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.care.models import Session, Whereabouts
from sixteen.care.ownership import expect_therapist
from sixteen.care.refusals import Stale
from sixteen.people.models import Account


@transaction.atomic
def note_whereabouts(
    *, session: Session, place: str, number: str, revision: int, by: Account, at: datetime
) -> Whereabouts:
    """Of this session. The same again: nothing happens. Stale: another window saved in between."""
    expect_therapist(session.course, by)
    Session.objects.select_for_update().get(pk=session.pk)
    kept = Whereabouts.objects.filter(session=session).first()
    if kept is not None and (kept.open("place"), kept.open("number")) == (place, number):
        return kept
    if kept is None:
        kept = Whereabouts(session=session, client_id=session.course.client_id)
    elif kept.revision != revision:
        raise Stale(kept)
    kept.seal(place=place, number=number)
    kept.by, kept.at = by, at
    kept.save()
    record("note-whereabouts", by=by, at=at, thing=kept, person=kept.client_id)
    return kept
