"""The focus: drafted by the therapist, spoken of and shared, agreed, refined. One row a version."""

from datetime import datetime
from typing import Any

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.care.models import Course, Focus, Session
from sixteen.care.ownership import expect_therapist
from sixteen.care.refusals import NotAllowed, Stale
from sixteen.domain import focus as domain
from sixteen.domain.protocol import PROTOCOLS
from sixteen.outbox.actions import queue
from sixteen.people.models import Account


@transaction.atomic
def save_focus(
    *, course: Course, parts: dict[str, Any], by: Account, at: datetime, revision: int = 0
) -> Focus:
    """Keep the draft; after a version was shared this begins the next one.

    parts: what `domain.focus.Focus.to_dict()` gives. revision: of the version the writer saw, 0 if
    none; Stale if another window saved in between. The same words again begin no new version.
    """
    expect_therapist(course, by)
    if not PROTOCOLS[course.protocol].has_focus:
        raise NotAllowed("This therapy has no focus.")
    wanted = domain.Focus.from_dict(parts)
    Course.objects.select_for_update().get(pk=course.pk)
    newest = course.foci.order_by("-version").first()
    if newest is not None and newest.revision != revision:
        raise Stale(newest)
    if newest is None or newest.state != "draft":
        if newest is not None and _says(newest) == wanted:
            return newest
        newest = Focus(
            course=course,
            client_id=course.client_id,
            author=by,
            version=newest.version + 1 if newest else 1,
            # Counted on, so that a window with the version before is seen to be stale.
            revision=newest.revision if newest else 0,
            put_aside=newest.put_aside if newest else [],
            made_at=at,
        )
    newest.seal(parts=parts)
    newest.save()
    record("save-focus", by=by, at=at, thing=newest, person=course.client_id)
    return newest


@transaction.atomic
def share_focus(*, focus: Focus, spoken_in: Session, copy: str, by: Account, at: datetime) -> Focus:
    """Say that it was spoken of in that session. NotAllowed while it lacks a part it needs.

    copy: "asked" puts the question whether they want a copy on the client's pages; "yes" or "no"
    is what they said in the room.
    """
    focus = _newest(focus, by)
    if focus.state != "draft":
        return focus
    missing = domain.problems(_says(focus))
    if missing:
        raise NotAllowed(" ".join(missing))
    if spoken_in.course_id != focus.course_id or not _has_begun(spoken_in, at):
        raise NotAllowed("Speak of it in a session first, then say in which.")
    focus.state, focus.shared_at, focus.spoken_in = "shared", at, spoken_in
    _set_copy(focus, copy, by, at)
    focus.save(
        update_fields=["state", "shared_at", "spoken_in", "copy", "copy_at", "copy_by"],
    )
    record("share-focus", by=by, at=at, thing=focus, person=focus.client_id)
    if copy != "no":
        queue(kind="something-to-read", about=focus.pk, person=focus.client_id, due_at=at, at=at)
    return focus


@transaction.atomic
def answer_copy(*, focus: Focus, wanted: bool, by: Account, at: datetime) -> Focus:
    """Whether the client wants a copy on their pages: they say so there, or in the room."""
    focus = _locked(focus)
    if by.pk != focus.client.account_id:
        expect_therapist(focus.course, by)
    if focus.state == "draft":
        raise NotAllowed("Speak of it in a session first.")
    said = "yes" if wanted else "no"
    if focus.copy != said:
        _set_copy(focus, said, by, at)
        focus.save(update_fields=["copy", "copy_at", "copy_by"])
        record(f"focus-copy-{said}", by=by, at=at, thing=focus, person=focus.client_id)
    return focus


@transaction.atomic
def agree_focus(*, focus: Focus, by: Account, at: datetime) -> Focus:
    """Say that both stand by a shared version; after an earlier one was agreed it is refined."""
    focus = _newest(focus, by)
    if focus.state in ("agreed", "refined"):
        return focus
    if focus.state != "shared":
        raise NotAllowed("Speak of it together before you call it agreed.")
    before = focus.course.foci.filter(state__in=["agreed", "refined"]).exists()
    focus.state, focus.agreed_at = "refined" if before else "agreed", at
    focus.save(update_fields=["state", "agreed_at"])
    record("agree-focus", by=by, at=at, thing=focus, person=focus.client_id)
    return focus


@transaction.atomic
def keep_what_they_make_of_it(
    *, focus: Focus, text: str, revision: int, by: Account, at: datetime
) -> Focus:
    """What the client makes of a version, in their words: by them or, as they said it, for them."""
    focus = _locked(focus)
    if by.pk != focus.client.account_id:
        expect_therapist(focus.course, by)
    if focus.state == "draft":
        raise NotAllowed("Speak of it in a session first.")
    if (focus.open("makes_of_it") or "") == text:
        return focus
    if focus.revision != revision:
        raise Stale(focus)
    focus.seal(makes_of_it=text or None)
    focus.save()
    record("answer-focus", by=by, at=at, thing=focus, person=focus.client_id)
    return focus


@transaction.atomic
def settle_focus(
    *,
    focus: Focus,
    copy: str,
    makes_of_it: str,
    agreed: bool,
    revision: int,
    by: Account,
    at: datetime,
) -> Focus:
    """What came of speaking of it, all or nothing. copy: "asked" leaves that question open."""
    focus = keep_what_they_make_of_it(
        focus=focus, text=makes_of_it, revision=revision, by=by, at=at
    )
    if copy != "asked":
        focus = answer_copy(focus=focus, wanted=copy == "yes", by=by, at=at)
    return agree_focus(focus=focus, by=by, at=at) if agreed else focus


@transaction.atomic
def put_checks_aside(*, focus: Focus, keys: list[str], by: Account, at: datetime) -> Focus:
    """Which quiet checks are not asked any more, in this version and those after it."""
    focus = _newest(focus, by)
    focus.put_aside = sorted(set(keys))
    focus.save(update_fields=["put_aside"])
    record("put-focus-checks-aside", by=by, at=at, thing=focus, person=focus.client_id)
    return focus


def _set_copy(focus: Focus, copy: str, by: Account, at: datetime) -> None:
    answered = copy != "asked"
    focus.copy = copy
    focus.copy_at, focus.copy_by = (at, by) if answered else (None, None)


def _says(focus: Focus) -> domain.Focus:
    return domain.Focus.from_dict(focus.open("parts") or {})


def _has_begun(session: Session, at: datetime) -> bool:
    """It was held, or is on: what is spoken of in a session may be noted while it lasts."""
    begun = session.appointment is not None and session.appointment.starts_at <= at
    return session.state == "held" or (session.state == "planned" and begun)


def _locked(focus: Focus) -> Focus:
    rows = Focus.objects.select_for_update(of=("self",)).select_related("course", "client")
    return rows.get(pk=focus.pk)


def _newest(focus: Focus, by: Account) -> Focus:
    now = _locked(focus)
    expect_therapist(now.course, by)
    if now.course.foci.filter(version__gt=now.version).exists():
        raise NotAllowed("There is a newer version of the focus.")
    return now
