"""A course stands still for a while, goes on, or gets more sessions."""

from datetime import datetime

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.care.actions.courses import plan_next
from sixteen.care.models import Course, Session
from sixteen.care.ownership import expect_therapist
from sixteen.care.refusals import NotAllowed
from sixteen.domain import pathway
from sixteen.domain.pathway import Pause, State
from sixteen.domain.protocol import PROTOCOLS, dose_problem
from sixteen.people.models import Account


@transaction.atomic
def set_paused(*, course: Course, pause: Pause, by: Account, at: datetime) -> Course:
    """The course stands still until a day on which somebody looks at it again. Paused already: the
    day moves."""
    course = _running(course, by)
    if course.state != State.PAUSED:
        pathway.move(State(course.state), State.PAUSED)
        course.state, course.state_since = State.PAUSED.value, at
    following = pathway.next_action(State.PAUSED, at, review_on=pause.review_on)
    course.next_action, course.next_action_due = following.code, following.due
    course.save(update_fields=["state", "state_since", "next_action", "next_action_due"])
    record("pause-course", by=by, at=at, thing=course, person=course.client_id)
    return course


@transaction.atomic
def set_going(*, course: Course, by: Account, at: datetime) -> Course:
    """The course goes on. NotAllowed where it was not paused."""
    course = _running(course, by)
    if course.state != State.PAUSED:
        raise NotAllowed("This course is not paused.")
    pathway.move(State.PAUSED, State.IN_COURSE)
    course.state, course.state_since = State.IN_COURSE.value, at
    course.save(update_fields=["state", "state_since"])
    plan_next(course=course, at=at)
    record("resume-course", by=by, at=at, thing=course, person=course.client_id)
    return course


@transaction.atomic
def set_dose(
    *, course: Course, protocol: str, planned_sessions: int, by: Account, at: datetime
) -> list[Session]:
    """More sessions, under this protocol; the phases follow from both. The new ones have no time.

    NotAllowed in words where the protocol does not have that number, or it is not more.
    """
    course = _running(course, by)
    if course.planned_sessions is None:
        raise NotAllowed("No number was agreed in this course.")
    if problem := dose_problem(PROTOCOLS[protocol], planned_sessions):
        raise NotAllowed(problem)
    if planned_sessions <= course.planned_sessions:
        raise NotAllowed(f"The course has {course.planned_sessions} sessions already.")
    first = course.planned_sessions + 1
    course.protocol, course.planned_sessions = protocol, planned_sessions
    course.save(update_fields=["protocol", "planned_sessions"])
    added = [
        Session.objects.create(course=course, number=number)
        for number in range(first, planned_sessions + 1)
    ]
    record("set-dose", by=by, at=at, thing=course, person=course.client_id)
    return added


def _running(course: Course, by: Account) -> Course:
    now = Course.objects.select_for_update(no_key=True).get(pk=course.pk)
    expect_therapist(now, by)
    if now.ended_at is not None:
        raise NotAllowed("This course has ended.")
    return now
