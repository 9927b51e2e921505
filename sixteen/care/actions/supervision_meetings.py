"""Meetings of supervision: held, what was agreed, what is done, what a therapist asks."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.care.models import (
    Course,
    MeetingPlace,
    Supervision,
    SupervisionMeeting,
    SupervisionPoint,
    SupervisionQuestion,
)
from sixteen.care.models.supervision import in_force
from sixteen.care.ownership import expect_therapist
from sixteen.care.refusals import NotAllowed, NotYours, Stale
from sixteen.people.models import Account


@transaction.atomic
def hold_meeting(
    *,
    therapists: Iterable[Account],
    held_at: datetime,
    minutes: int,
    by: Account,
    at: datetime,
) -> SupervisionMeeting:
    """A meeting of this supervisor with therapists they are linked with. Sent twice: one meeting.

    NotAllowed without anybody, or with somebody whose link does not hold now.
    """
    wanted = {each.pk for each in therapists}
    Account.objects.select_for_update().get(pk=by.pk)
    before = SupervisionMeeting.objects.filter(supervisor=by, held_at=held_at).first()
    if before is not None:
        if set(before.places.values_list("therapist_id", flat=True)) == wanted:
            return before
        raise NotAllowed("You have a meeting at that time already, with others.")
    links = Supervision.objects.filter(in_force(at), supervisor=by, therapist__in=wanted)
    if not wanted or set(links.values_list("therapist_id", flat=True)) != wanted:
        raise NotAllowed("Choose whom you met, among the therapists you are linked with now.")
    meeting = SupervisionMeeting.objects.create(
        supervisor=by, held_at=held_at, minutes=minutes, made_at=at
    )
    for each in sorted(wanted):
        MeetingPlace.objects.create(meeting=meeting, therapist_id=each)
    record("hold-supervision", by=by, at=at, thing=meeting)
    return meeting


@transaction.atomic
def agree_on(
    *,
    meeting: SupervisionMeeting,
    course: Course,
    agreed: str,
    by: Account,
    at: datetime,
    revision: int = 0,
) -> SupervisionPoint:
    """That the course was talked about, and what was agreed; empty where nothing was.

    The open question of the course is answered by it. NotYours for a course whose therapist was not
    there, or of whom the supervisor's link does not hold. Stale if another window saved in between.
    """
    course = Course.objects.select_for_update().get(pk=course.pk)
    links = Supervision.objects.filter(in_force(at), supervisor=by, therapist=course.therapist_id)
    was_there = meeting.places.filter(therapist=course.therapist_id).exists()
    if meeting.supervisor_id != by.pk or not was_there or not links.exists():
        raise NotYours
    point = meeting.points.filter(course=course).first()
    if (point.revision if point else 0) != revision:
        raise Stale(point)
    if point is None:
        point = SupervisionPoint(
            meeting=meeting, course=course, client_id=course.client_id, made_at=at
        )
    point.done_at = point.done_by = None
    point.seal(agreed=agreed.strip() or None)
    point.save()
    for question in course.supervision_questions.filter(closed_at=None, made_at__lte=at):
        question.closed_at = at
        question.save(update_fields=["closed_at"])
    record("agree-in-supervision", by=by, at=at, thing=point, person=course.client_id)
    return point


@transaction.atomic
def finish_point(*, point: SupervisionPoint, by: Account, at: datetime) -> SupervisionPoint:
    """What was agreed is done. Done already: nothing happens."""
    now = SupervisionPoint.objects.select_for_update().get(pk=point.pk)
    if now.done_at is not None:
        return now
    now.done_at, now.done_by = at, by
    now.save(update_fields=["done_at", "done_by"])
    record("finish-point", by=by, at=at, thing=now, person=now.client_id)
    return now


@transaction.atomic
def ask_in_supervision(
    *, course: Course, words: str, by: Account, at: datetime, revision: int = 0
) -> SupervisionQuestion | None:
    """Keep the therapist's question for the next talk; with nothing in it, there is none any more.

    revision: of the question that the writer saw, 0 if none was open; Stale if it is another now.
    """
    expect_therapist(course, by)
    Course.objects.select_for_update().get(pk=course.pk)
    question = course.supervision_questions.filter(closed_at=None).first()
    if (question.revision if question else 0) != revision:
        raise Stale(question)
    if question is None and not words.strip():
        return None
    if question is None:
        question = SupervisionQuestion(
            course=course, client_id=course.client_id, asked_by=by, made_at=at
        )
    if words.strip():
        question.seal(words=words.strip())
    else:
        question.closed_at = at
    question.save()
    record("ask-in-supervision", by=by, at=at, thing=question, person=course.client_id)
    return question if words.strip() else None
