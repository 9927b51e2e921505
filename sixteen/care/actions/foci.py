"""The focus: drafted by the therapist, shared with the client, final. One row a version."""

from datetime import datetime
from typing import Any

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.care.models import Course, Focus
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
    none; Stale if another window saved in between.
    """
    expect_therapist(course, by)
    if not PROTOCOLS[course.protocol].has_focus:
        raise NotAllowed("This therapy has no focus.")
    domain.Focus.from_dict(parts)
    Course.objects.select_for_update().get(pk=course.pk)
    newest = course.foci.order_by("-version").first()
    if newest is not None and newest.revision != revision:
        raise Stale(newest)
    if newest is None or newest.state != "draft":
        newest = Focus(
            course=course,
            client_id=course.client_id,
            author=by,
            version=newest.version + 1 if newest else 1,
            # Counted on, so that a window with the version before is seen to be stale.
            revision=newest.revision if newest else 0,
            made_at=at,
        )
    newest.seal(parts=parts)
    newest.save()
    record("save-focus", by=by, at=at, thing=newest, person=course.client_id)
    return newest


@transaction.atomic
def share_focus(*, focus: Focus, by: Account, at: datetime) -> Focus:
    """Let the client read it. NotAllowed while it lacks a part it needs."""
    focus = _newest(focus, by)
    if focus.state != "draft":
        return focus
    missing = domain.problems(domain.Focus.from_dict(focus.open("parts") or {}))
    if missing:
        raise NotAllowed(" ".join(missing))
    focus.state, focus.shared_at = "shared", at
    focus.save(update_fields=["state", "shared_at"])
    record("share-focus", by=by, at=at, thing=focus, person=focus.client_id)
    queue(kind="something-to-read", about=focus.pk, person=focus.client_id, due_at=at, at=at)
    return focus


@transaction.atomic
def finish_focus(*, focus: Focus, by: Account, at: datetime) -> Focus:
    """Say that a shared version is the last form. It never changes after."""
    focus = _newest(focus, by)
    if focus.state == "final":
        return focus
    if focus.state != "shared":
        raise NotAllowed("Share the focus before you call it final.")
    focus.state, focus.final_at = "final", at
    focus.save(update_fields=["state", "final_at"])
    record("finish-focus", by=by, at=at, thing=focus, person=focus.client_id)
    return focus


def _newest(focus: Focus, by: Account) -> Focus:
    now = Focus.objects.select_for_update().select_related("course").get(pk=focus.pk)
    expect_therapist(now.course, by)
    if now.course.foci.filter(version__gt=now.version).exists():
        raise NotAllowed("There is a newer version of the focus.")
    return now
