"""A session without a time gets one: booked like the others of its course, asked about, told."""

from datetime import datetime

from django.db import transaction

from sixteen.care.actions.changes import keep_change
from sixteen.care.actions.courses import plan_next
from sixteen.care.actions.sessions import set_time
from sixteen.care.models import Course, Session
from sixteen.care.ownership import expect_therapist
from sixteen.care.queries import last_day_of, usual_appointment
from sixteen.care.refusals import NotAllowed
from sixteen.journeys.losing_times import opening_time
from sixteen.journeys.telling import remind, tell_moved
from sixteen.people.models import Account
from sixteen.questionnaires.actions import move_requests, request_measures
from sixteen.questionnaires.queries import measures_of
from sixteen.scheduling.locks import take_clients, take_turns
from sixteen.scheduling.one_more import book_like, free_weeks

OFFERED = 4


@transaction.atomic
def arrange_session(*, session: Session, starts_at: datetime, by: Account, at: datetime) -> Session:
    """Book this time for a session that has none, and say so.

    Raises SlotTaken, NotOffered or NotAllowed; then nothing has changed.
    """
    course = Course.objects.select_for_update(no_key=True).get(pk=session.course_id)
    expect_therapist(course, by)
    now = Session.objects.select_for_update().get(pk=session.pk)
    if course.ended_at is not None or now.state != "planned" or now.appointment_id is not None:
        raise NotAllowed("This session needs no other time.")
    like = usual_appointment(course)
    take_turns(course.therapist_id, course.client_id, like and like.room_id)
    take_clients(course.client_id)
    before = last_day_of(course)
    put_at(now, course, starts_at, by=by, at=at)
    keep_change(
        course=course,
        what="session_placed",
        reason="",
        last_before=before,
        last_after=last_day_of(course),
        by=by,
        at=at,
    )
    plan_next(course=course, at=at)
    return now


def put_at(
    session: Session,
    course: Course,
    starts_at: datetime,
    *,
    by: Account,
    at: datetime,
    tell: bool = True,
) -> None:
    """Book it and hang on it what hangs on every session. The turns have been taken."""
    like = usual_appointment(course)
    if like is None:
        raise NotAllowed("No time was ever booked in this course: there is no usual hour.")
    booked = book_like(like=like, therapist=course.therapist, starts_at=starts_at, by=by, at=at)
    session.course = course
    set_time(session=session, appointment=booked, by=by, at=at)
    opens_at = opening_time(starts_at, booked.zone)
    asked = measures_of(course)
    request_measures(session=session, measures=asked, opens_at=opens_at, by=by, at=at)
    move_requests(session=session, opens_at=opens_at, by=by, at=at)
    if tell:
        tell_moved(booked, at=at)
    else:
        remind(booked, at=at)


def other_times(course: Course, *, at: datetime) -> list[datetime]:
    """When a session could stand at the end: the next free weeks at the usual hour."""
    like = usual_appointment(course)
    if like is None:
        return []
    booked = course.sessions.filter(appointment__state="booked").order_by("-appointment__starts_at")
    last = booked.values_list("appointment__starts_at", flat=True).first()
    after = max(last or at, at)
    return free_weeks(like=like, therapist=course.therapist, after=after, count=OFFERED, at=at)
