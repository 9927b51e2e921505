"""What a course brought along from elsewhere."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.care.models import Course, Elsewhere
from sixteen.care.ownership import expect_therapist
from sixteen.care.refusals import NotAllowed, Stale
from sixteen.domain.elsewhere import PastScore
from sixteen.people.models import Account


@transaction.atomic
def came_in(*, course: Course, sessions: int, by: Account | None, at: datetime) -> None:
    """So many sessions were had elsewhere: those of this course are numbered after them."""
    if not sessions:
        return
    made = Elsewhere(
        course=course, client_id=course.client_id, sessions=sessions, made_by=by, made_at=at
    )
    made.seal(therapy=None, scores=[])
    made.save(force_insert=True)
    record("come-in", by=by, at=at, thing=made, person=course.client_id)


@transaction.atomic
def write_elsewhere(
    *,
    course: Course,
    therapy: str,
    scores: Iterable[PastScore],
    by: Account,
    at: datetime,
    revision: int | None = None,
) -> Elsewhere:
    """Which therapy it was, and the scores it brought, by date.

    revision: of what the writer saw, 0 if none; Stale if another window saved in between.
    """
    expect_therapist(course, by)
    course = Course.objects.select_for_update().get(pk=course.pk)
    if course.ended_at is not None:
        raise NotAllowed("This course has ended.")
    kept = Elsewhere.objects.filter(course=course).first()
    if revision not in (None, kept.revision if kept else 0):
        raise Stale(kept)
    if kept is None:
        kept = Elsewhere(
            course=course, client_id=course.client_id, sessions=0, made_by=by, made_at=at
        )
    in_order = sorted(scores, key=lambda each: (each.on, each.measure))
    kept.seal(therapy=therapy.strip() or None, scores=[each.as_dict() for each in in_order])
    kept.save()
    record("write-elsewhere", by=by, at=at, thing=kept, person=course.client_id)
    return kept


def scores_of(kept: Elsewhere) -> list[PastScore]:
    """By date."""
    return [
        PastScore(date.fromisoformat(each["on"]), each["measure"], each["total"])
        for each in kept.open("scores") or []
    ]
