"""The trace of what changed in a course, and giving a course to another therapist."""

from datetime import date, datetime

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.care.actions.alerts import FOR_STAFF
from sixteen.care.models import Alert, Course, CourseChange
from sixteen.care.queries.dates import last_day_of
from sixteen.care.refusals import NotAllowed
from sixteen.outbox.actions import queue
from sixteen.people.models import Account


@transaction.atomic
def keep_change(
    *,
    course: Course,
    what: str,
    reason: str,
    by: Account | None,
    at: datetime,
    last_before: date | None = None,
    last_after: date | None = None,
    from_therapist: Account | None = None,
    to_therapist: Account | None = None,
) -> CourseChange:
    """Write one change down. what: one of CHANGES. reason: "" where none has to be given."""
    change = CourseChange(
        course=course,
        client_id=course.client_id,
        what=what,
        last_before=last_before,
        last_after=last_after,
        from_therapist=from_therapist,
        to_therapist=to_therapist,
        made_by=by,
        made_at=at,
    )
    change.seal(reason=reason.strip() or None)
    change.save(force_insert=True)
    record(f"course-change-{what}", by=by, at=at, thing=change, person=course.client_id)
    return change


@transaction.atomic
def note_ending(*, course: Course, before: date | None, by: Account | None, at: datetime) -> None:
    """Both sides read that the last session is on another day than it was before. It has none while
    a session has no time; on the same day nothing happens."""
    after = last_day_of(course)
    if after == before:
        return
    without_time = course.sessions.filter(state="planned", appointment=None).exists()
    keep_change(
        course=course,
        what="ending_moved",
        reason="",
        last_before=before,
        last_after=None if without_time else after,
        by=by,
        at=at,
    )


@transaction.atomic
def give_course(
    *, course: Course, to: Account, reason: str, by: Account | None, at: datetime
) -> CourseChange:
    """The course is another therapist's from now on, and with it every alert the former one owned.

    A promised time does not move. Use journeys.changing_therapist, which moves the diary too.
    """
    course = Course.objects.select_for_update(no_key=True).get(pk=course.pk)
    former = course.therapist
    if course.ended_at is not None:
        raise NotAllowed("This course has ended.")
    if former.pk == to.pk:
        raise NotAllowed("This is the therapist of the course already.")
    course.therapist = to
    if course.deputy_id == to.pk:
        course.deputy = None
    course.save(update_fields=["therapist", "deputy"])
    for alert in Alert.objects.select_for_update().filter(
        client=course.client_id, state="open", owner=former
    ):
        _own(alert, to, by=by, at=at)
    return keep_change(
        course=course,
        what="therapist",
        reason=reason,
        from_therapist=former,
        to_therapist=to,
        by=by,
        at=at,
    )


def _own(alert: Alert, owner: Account, *, by: Account | None, at: datetime) -> None:
    """The same alert, to be looked at by somebody else by the same time."""
    alert.owner, alert.taken_at = owner, None
    # A new revision: the new owner is told, whoever was told before.
    alert.seal()
    alert.save()
    record("own-alert", by=by, at=at, thing=alert, person=alert.client_id)
    queue(
        kind=FOR_STAFF,
        about=alert.pk,
        about_revision=alert.revision,
        person=owner.person,
        due_at=at,
        at=at,
    )
