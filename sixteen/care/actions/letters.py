"""The goodbye letter: drafted by the therapist, shared, answered if the client wants to, final.

Or read aloud and not shared here; or declined, by either.
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sixteen.audit.recording import record
from sixteen.care.models import Course, Letter
from sixteen.care.ownership import expect_therapist
from sixteen.care.refusals import NotAllowed, NotYours, Stale
from sixteen.domain.protocol import PROTOCOLS
from sixteen.outbox.actions import queue
from sixteen.people.models import Account

GOODBYE = "goodbye"
NO_DRAFT = "This version is no draft any more. The button begins the next one."


@transaction.atomic
def save_letter(
    *,
    course: Course,
    text: str,
    by: Account,
    at: datetime,
    revision: int = 0,
    kind: str = GOODBYE,
    next_version: bool = True,
) -> Letter:
    """Keep the draft; after a version was shared this begins the next one, where that is meant
    (next_version), and is NotAllowed where not.

    revision: of the version the writer saw, 0 if none; Stale if another window saved in between.
    """
    newest = _newest(course, kind, revision, by=by)
    if newest is not None and newest.state != "draft" and not next_version:
        raise NotAllowed(NO_DRAFT)
    if newest is None or newest.state != "draft":
        newest = _next(course, kind, newest, by=by, at=at)
    newest.seal(text=text)
    newest.save()
    record("save-letter", by=by, at=at, thing=newest, person=course.client_id)
    return newest


def _newest(course: Course, kind: str, revision: int, *, by: Account) -> Letter | None:
    """The newest version as the writer saw it, with the course locked."""
    expect_therapist(course, by)
    if kind == GOODBYE and not PROTOCOLS[course.protocol].has_letter:
        raise NotAllowed("This therapy has no goodbye letter.")
    Course.objects.select_for_update().get(pk=course.pk)
    newest = course.letters.filter(kind=kind).order_by("-version").first()
    if newest is not None and newest.revision != revision:
        raise Stale(newest)
    return newest


def _next(course: Course, kind: str, newest: Letter | None, *, by: Account, at: datetime) -> Letter:
    return Letter(
        course=course,
        client_id=course.client_id,
        author=by,
        kind=kind,
        version=newest.version + 1 if newest else 1,
        # Counted on, so that a window with the version before is seen to be stale.
        revision=newest.revision if newest else 0,
        made_at=at,
    )


@transaction.atomic
def decline_letter(
    *,
    course: Course,
    declined_by: str,
    why: str = "",
    by: Account,
    at: datetime,
    revision: int = 0,
) -> Letter:
    """There will be no goodbye letter, by the wish of either or both. A version of its own: what
    was drafted before stays as it is, and a letter may still be begun."""
    newest = _newest(course, GOODBYE, revision, by=by)
    if newest is not None and _says(newest, declined_by, why):
        return newest
    made = _next(course, GOODBYE, newest, by=by, at=at)
    made.seal(text="", why=why)
    made.state, made.declined_by, made.settled_at = "declined", declined_by, at
    made.save(force_insert=True)
    record("decline-letter", by=by, at=at, thing=made, person=made.client_id)
    return made


@transaction.atomic
def decline_own_letter(*, course: Course, why: str, by: Account, at: datetime) -> Letter:
    """The client would rather not have a goodbye letter. Said before: nothing happens.

    What the therapist drafted stays as it is, and they may still talk about it.
    """
    if by.pk != course.client.account_id:
        raise NotYours
    Course.objects.select_for_update().get(pk=course.pk)
    newest = course.letters.filter(kind=GOODBYE).order_by("-version").first()
    if newest is not None and newest.declined_by in ("client", "both"):
        return newest
    if not may_decline(course):
        raise NotAllowed(_("There is a letter for you already, or there will be none."))
    made = _next(course, GOODBYE, newest, by=by, at=at)
    made.seal(text="", why=why)
    made.state, made.declined_by, made.settled_at = "declined", "client", at
    made.save(force_insert=True)
    record("decline-letter", by=by, at=at, thing=made, person=made.client_id)
    return made


def may_decline(course: Course) -> bool:
    """While the course runs and no letter was given to them in it."""
    given = course.letters.filter(kind=GOODBYE, state__in=["shared", "answered", "final", "aloud"])
    has_letter = PROTOCOLS[course.protocol].has_letter
    return has_letter and course.ended_at is None and not given.exists()


def _says(letter: Letter, declined_by: str, why: str) -> bool:
    """Whether this version says the same already."""
    return letter.declined_by == declined_by and (letter.open("why") or "") == why


@transaction.atomic
def read_aloud(*, letter: Letter, by: Account, at: datetime) -> Letter:
    """It was read aloud in a session, and that is all: it is never shared here."""
    letter = _own(letter, by)
    if letter.state == "aloud":
        return letter
    if letter.state != "draft":
        raise NotAllowed("Only a draft can be read aloud and not shared. This one was shared.")
    if not (letter.open("text") or "").strip():
        raise NotAllowed("Write the letter before you read it aloud.")
    letter.state, letter.settled_at = "aloud", at
    letter.save(update_fields=["state", "settled_at"])
    record("read-letter-aloud", by=by, at=at, thing=letter, person=letter.client_id)
    return letter


@transaction.atomic
def share_letter(*, letter: Letter, by: Account, at: datetime) -> Letter:
    """Let the client read it. NotAllowed while it is empty."""
    letter = _own(letter, by)
    if letter.state in ("aloud", "declined"):
        raise NotAllowed("This version is not shared. Save a new version to share one.")
    if letter.state != "draft":
        return letter
    if not (letter.open("text") or "").strip():
        raise NotAllowed("Write the letter before you share it.")
    letter.state, letter.shared_at = "shared", at
    letter.save(update_fields=["state", "shared_at"])
    record("share-letter", by=by, at=at, thing=letter, person=letter.client_id)
    queue(kind="something-to-read", about=letter.pk, person=letter.client_id, due_at=at, at=at)
    return letter


@transaction.atomic
def answer_letter(*, letter: Letter, text: str, by: Account, at: datetime) -> Letter:
    """The client's answer, once, while the letter is shared. The same again: nothing happens."""
    letter = Letter.objects.select_for_update().select_related("client").get(pk=letter.pk)
    if by.pk != letter.client.account_id:
        raise NotYours
    if letter.state == "answered" and letter.open("answer") == text:
        return letter
    if letter.state != "shared":
        raise NotAllowed(_("This letter cannot be answered now."))
    letter.seal(answer=text)
    letter.state, letter.answered_at = "answered", at
    letter.save()
    record("answer-letter", by=by, at=at, thing=letter, person=letter.client_id)
    return letter


@transaction.atomic
def finish_letter(*, letter: Letter, by: Account, at: datetime) -> Letter:
    """Say that a shared or answered letter is final. It never changes after."""
    letter = _own(letter, by)
    if letter.state == "final":
        return letter
    if letter.state not in ("shared", "answered"):
        raise NotAllowed("Share the letter before you call it final.")
    letter.state, letter.final_at = "final", at
    letter.save(update_fields=["state", "final_at"])
    record("finish-letter", by=by, at=at, thing=letter, person=letter.client_id)
    return letter


def _own(letter: Letter, by: Account) -> Letter:
    now = Letter.objects.select_for_update().select_related("course").get(pk=letter.pk)
    expect_therapist(now.course, by)
    return now
