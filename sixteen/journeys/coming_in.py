"""A course comes in from elsewhere: what it brought, and its focus as a draft, in one step."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from sixteen.care.actions.changes import keep_change
from sixteen.care.actions.elsewhere import write_elsewhere
from sixteen.care.actions.foci import save_focus
from sixteen.care.models import Course, Elsewhere
from sixteen.care.queries import elsewhere_of, newest_focus
from sixteen.domain.elsewhere import PastScore
from sixteen.domain.protocol import PROTOCOLS
from sixteen.people.models import Account


@transaction.atomic
def bring_along(
    *,
    course: Course,
    therapy: str,
    scores: Iterable[PastScore],
    focus: dict[str, Any] | None,
    by: Account,
    at: datetime,
    revision: int | None = None,
) -> Elsewhere:
    """Write down what was brought along. focus: becomes a draft where none is kept here yet.

    Raises Stale or NotAllowed; then nothing has changed.
    """
    before = elsewhere_of(course)
    new = before is None or before.open("therapy") is None
    kept = write_elsewhere(
        course=course, therapy=therapy, scores=scores, revision=revision, by=by, at=at
    )
    if focus is not None and PROTOCOLS[course.protocol].has_focus and newest_focus(course) is None:
        save_focus(course=course, parts=focus, by=by, at=at)
    if new:
        keep_change(course=course, what="came_in", reason="", by=by, at=at)
    return kept
