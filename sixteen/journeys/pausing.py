"""A course is paused, goes on, or gets more sessions: its diary and its enquiry with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction

from sixteen.care.actions import pausing as care
from sixteen.care.actions.alerts import re_time_alert
from sixteen.care.actions.changes import keep_change
from sixteen.care.actions.courses import plan_next
from sixteen.care.models import Course, Session
from sixteen.care.queries import changes_of, last_day_of, usual_appointment
from sixteen.care.queries.dates import day_of, review_day
from sixteen.care.refusals import NotAllowed
from sixteen.domain.pathway import Pause, State
from sixteen.domain.slots import instant
from sixteen.intake.actions import change_state
from sixteen.intake.models import Enquiry
from sixteen.journeys.arranging import put_at
from sixteen.journeys.losing_times import deal_times, lose_time
from sixteen.journeys.telling import tell_cancelled
from sixteen.people.models import Account
from sixteen.scheduling import actions as scheduling
from sixteen.scheduling.locks import take_clients, take_turns
from sixteen.scheduling.models import Appointment
from sixteen.scheduling.one_more import free_weeks


@dataclass(frozen=True)
class Placed:
    """to_arrange: sessions for which no time was found at the usual hour."""

    course: Course
    placed: list[Session]
    to_arrange: list[Session]


@transaction.atomic
def pause_course(
    *, course: Course, reason: str, until: date, by: Account, at: datetime
) -> list[Appointment]:
    """No sessions before this day; their times are let go and said. Returns those times.

    What is booked from that day on stays: the sessions move on to it in their order, and the last
    ones have no time until the course goes on. Paused
    until then for that reason already: nothing happens. Raises NotAllowed; then nothing changed.
    """
    course = _locked(course)
    if until <= at.date() or not reason.strip():
        raise NotAllowed("A pause has a reason, and a day to come until which it lasts.")
    if review_day(course) == until and changes_of(course)[0].open("reason") == reason.strip():
        return []
    before = last_day_of(course)
    care.set_paused(course=course, pause=Pause(reason, until), by=by, at=at)
    coming = _coming(course, at)
    gone = [each for each in coming if day_of(each) < until]
    for appointment in gone:
        cancelled = scheduling.cancel(appointment=appointment, by=by, at=at)
        tell_cancelled(cancelled, at=at)
        lose_time(appointment.session, by=by, at=at)
    _put_in_order(course, [each for each in coming if day_of(each) >= until], at=at, by=by)
    _enquiry(course, State.PAUSED, by=by, at=at, review_on=until)
    keep_change(
        course=course,
        what="paused",
        reason=reason,
        last_before=before,
        last_after=None if gone else before,
        by=by,
        at=at,
    )
    return gone


@transaction.atomic
def resume_course(*, course: Course, first_day: date, by: Account, at: datetime) -> Placed:
    """The course goes on: whatever has no time stands in the free weeks from this day on.

    Weeks in which the therapist, the room or the client have something else, or in which the
    therapist is away, are left out: the course ends later. Raises NotAllowed.
    """
    course = _locked(course)
    if first_day < at.date():
        raise NotAllowed("Choose a day to come.")
    before = last_day_of(course)
    course = care.set_going(course=course, by=by, at=at)
    without = list(course.sessions.filter(state="planned", appointment=None).order_by("number"))
    placed = _place(course, without, first_day, by=by, at=at)
    _put_in_order(course, _coming(course, at), by=by, at=at)
    _enquiry(course, State.IN_COURSE, by=by, at=at)
    plan_next(course=course, at=at)
    keep_change(
        course=course,
        what="resumed",
        reason="",
        last_before=before,
        last_after=last_day_of(course),
        by=by,
        at=at,
    )
    return placed


@transaction.atomic
def lengthen_course(
    *,
    course: Course,
    protocol: str,
    planned_sessions: int,
    reason: str,
    by: Account,
    at: datetime,
) -> Placed:
    """More sessions, in the free weeks after the last one; another protocol where that was agreed.

    The phases follow from protocol and number. Raises NotAllowed; then nothing has changed.
    """
    course = _locked(course)
    if not reason.strip():
        raise NotAllowed("Say why there are more sessions.")
    if course.state == State.PAUSED:
        raise NotAllowed("This course is paused. Let it go on first.")
    before, other = last_day_of(course), course.protocol != protocol
    added = care.set_dose(
        course=course, protocol=protocol, planned_sessions=planned_sessions, by=by, at=at
    )
    course.refresh_from_db()
    first_day = max(before or at.date(), at.date()) + timedelta(days=1)
    placed = _place(course, added, first_day, by=by, at=at)
    plan_next(course=course, at=at)
    keep_change(
        course=course,
        what="protocol" if other else "extended",
        reason=reason,
        last_before=before,
        last_after=last_day_of(course),
        by=by,
        at=at,
    )
    return placed


def _locked(course: Course) -> Course:
    """As it is now, locked with its enquiry, and with the turns of its diary."""
    list(Enquiry.objects.select_for_update().filter(pk=course.enquiry_id))
    now = Course.objects.select_for_update(no_key=True).get(pk=course.pk)
    rows = Appointment.objects.filter(session__course=now)
    diary = {id for row in rows.values_list("therapist_id", "room_id") for id in row}
    take_turns(now.therapist_id, now.client_id, *diary)
    take_clients(now.client_id)
    return now


def _coming(course: Course, at: datetime) -> list[Appointment]:
    rows = Appointment.objects.filter(
        session__course=course, session__state="planned", state="booked", starts_at__gt=at
    )
    return list(rows.select_related("session").order_by("starts_at"))


def _put_in_order(
    course: Course, appointments: Iterable[Appointment], *, by: Account, at: datetime
) -> None:
    """The sessions that are still to come get these times, and an open alert goes along."""
    deal_times(course, appointments, by=by, at=at)
    re_time_alert(course=course, by=by, at=at)


def _place(
    course: Course, sessions: list[Session], first_day: date, *, by: Account, at: datetime
) -> Placed:
    """Each in the next free week at the usual hour, from this day on."""
    like = usual_appointment(course)
    if like is None or not sessions:
        return Placed(course, [], sessions)
    after = max(instant(first_day, time(0), like.zone), at)
    starts = free_weeks(
        like=like, therapist=course.therapist, after=after, count=len(sessions), at=at
    )
    for session, starts_at in zip(sessions, starts, strict=False):
        # They talk about the others, and see them on their page.
        put_at(session, course, starts_at, by=by, at=at, tell=starts_at == starts[0])
    return Placed(course, sessions[: len(starts)], sessions[len(starts) :])


def _enquiry(
    course: Course, state: State, *, by: Account, at: datetime, review_on: date | None = None
) -> None:
    """The enquiry goes along, where it stands in the course."""
    if course.enquiry is not None and course.enquiry.state in (State.IN_COURSE, State.PAUSED):
        change_state(
            enquiry=course.enquiry,
            state=state,
            by=by,
            at=at,
            owner=course.therapist,
            review_on=review_on,
        )
