"""Answering in the room, on the therapist's device: who handed it over, and for what.

The therapist is signed out before the client holds the device, so that nothing of the staff's can
be opened with it: to have it back is to sign in again. What is left in the browser's (sealed)
session opens these questions, for two hours, while nobody is signed in.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.sessions.backends.base import SessionBase

from sixteen.audit.recording import record
from sixteen.people.models import Account
from sixteen.questionnaires.access import REQUESTS
from sixteen.questionnaires.models import Link, Request

KEY = "in-the-room"
FOR_HOURS = timedelta(hours=2)


@dataclass(frozen=True)
class Handed:
    """what: what is asked, as a link would lead to it (this one is not kept). by: who is there."""

    what: Link
    by: Account
    asked: Request


def record_handing(*, asked: Request, by: Account, at: datetime) -> None:
    record("hand-over-device", by=by, at=at, thing=asked, person=asked.client_id)


def hand_over(session: SessionBase, *, asked: Request, by: Account, at: datetime) -> None:
    """session: an empty one, after the therapist was signed out."""
    session[KEY] = {"asked": str(asked.pk), "by": str(by.pk), "at": at.isoformat()}


def handed_over(session: SessionBase, *, at: datetime) -> Handed | None:
    """None once it is over, and where the clinician is not the therapist or deputy any more."""
    kept = session.get(KEY)
    if not kept or at - datetime.fromisoformat(kept["at"]) > FOR_HOURS:
        return None
    asked = REQUESTS.filter(pk=UUID(kept["asked"])).exclude(state="void").first()
    by = Account.objects.filter(pk=UUID(kept["by"]), is_active=True).first()
    if asked is None or by is None:
        return None
    if by.pk not in (asked.course.therapist_id, asked.course.deputy_id):
        return None
    return Handed(_as_a_link(asked), by, asked)


def was_handed_over(session: SessionBase) -> Link | None:
    """What this device was handed over for, also once that is over: what is said too late."""
    kept = session.get(KEY)
    asked = REQUESTS.filter(pk=UUID(kept["asked"])).first() if kept else None
    return _as_a_link(asked) if asked else None


def _as_a_link(asked: Request) -> Link:
    asked_for = asked.session or asked.follow_up
    if asked_for is not None and asked_for.course_id == asked.course_id:
        asked_for.course = asked.course
    return Link(session=asked.session, follow_up=asked.follow_up, client=asked.client)
