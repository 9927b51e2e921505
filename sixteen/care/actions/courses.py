"""A course and its sessions: opened, lived through, ended."""

from datetime import date, datetime

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.care.actions.elsewhere import came_in
from sixteen.care.models import Course, Session
from sixteen.care.ownership import expect_therapist
from sixteen.care.refusals import NotAllowed
from sixteen.domain import pathway
from sixteen.domain.pathway import State
from sixteen.domain.protocol import PROTOCOLS, InitialPhaseDecision, Protocol, dose_problem
from sixteen.intake.models import Enquiry
from sixteen.people.models import Account, Client
from sixteen.scheduling.models import Appointment, Series


@transaction.atomic
def open_course(
    *,
    enquiry: Enquiry | None,
    client: Client,
    therapist: Account,
    protocol: str,
    planned_sessions: int | None,
    deputy: Account | None = None,
    series: Series | None = None,
    sessions_had: int = 0,
    by: Account,
    at: datetime,
) -> Course:
    """A course with its numbered sessions, each at its appointment of the series.

    planned_sessions: None is the protocol's usual number. sessions_had: elsewhere, of that number.
    Raises NotAllowed on a number the protocol does not have, or while another course runs.
    """
    treatment = PROTOCOLS[protocol]
    _expect_possible(client, treatment, planned_sessions, sessions_had)
    course = Course(
        client=client,
        enquiry=enquiry,
        therapist=therapist,
        deputy=deputy,
        series=series,
        protocol=protocol,
        planned_sessions=planned_sessions or treatment.sessions,
        made_at=at,
    )
    course.seal(reason=None)
    appointments = list(series.appointments.order_by("starts_at")) if series else []
    first = next((each.starts_at for each in appointments), None)
    _enter(course, State.IN_COURSE, at=at, appointment_at=first)
    course.save(force_insert=True)
    _add_sessions(course, appointments, sessions_had)
    came_in(course=course, sessions=sessions_had, by=by, at=at)
    record("open-course", by=by, at=at, thing=course, person=client.pk)
    return course


def _expect_possible(client: Client, treatment: Protocol, planned: int | None, had: int) -> None:
    if problem := dose_problem(treatment, planned):
        raise NotAllowed(problem)
    if had and had >= (planned or treatment.sessions or 0):
        raise NotAllowed("All of these sessions were had elsewhere: agree on more.")
    if Course.objects.filter(client=client, ended_at=None).exists():
        raise NotAllowed("This client is in a course already.")


def _add_sessions(course: Course, appointments: list[Appointment], had: int) -> None:
    for number in range(had + 1, max(course.planned_sessions or 0, had + len(appointments)) + 1):
        place = number - had
        booked = appointments[place - 1] if place <= len(appointments) else None
        Session.objects.create(course=course, number=number, appointment=booked)


def _enter(
    course: Course,
    state: State,
    *,
    at: datetime,
    appointment_at: datetime | None = None,
    review_on: date | None = None,
) -> None:
    course.state, course.state_since = state.value, at
    if state not in pathway.OPEN_STATES:
        course.next_action, course.next_action_due = "", None
        return
    following = pathway.next_action(state, at, appointment_at=appointment_at, review_on=review_on)
    course.next_action, course.next_action_due = following.code, following.due


@transaction.atomic
def mark_session(*, session: Session, state: str, by: Account, at: datetime) -> Session:
    """Say what became of a session: held, missed or cancelled. The next one becomes due."""
    course = _open(session.course, by)
    session = Session.objects.select_for_update().get(pk=session.pk)
    session.state = state
    session.save(update_fields=["state"])
    record(f"session-{state}", by=by, at=at, thing=session, person=course.client_id)
    plan_next(course=course, at=at)
    return session


@transaction.atomic
def plan_next(*, course: Course, at: datetime) -> None:
    """Set the next action of an open course from its next planned session."""
    course = Course.objects.select_for_update(no_key=True).get(pk=course.pk)
    if course.ended_at is not None or course.state != State.IN_COURSE:
        return
    coming = course.sessions.filter(
        state="planned", appointment__state="booked", appointment__ends_at__gt=at
    )
    following = coming.order_by("appointment__starts_at").first()
    starts = following.appointment.starts_at if following else None
    since = course.state_since
    _enter(course, State(course.state), at=at, appointment_at=starts)
    course.state_since = since
    course.save(update_fields=["next_action", "next_action_due"])


@transaction.atomic
def record_initial_decision(*, course: Course, decision: str, by: Account, at: datetime) -> Course:
    """What both settled when the initial phase ended: continue, other_help or stop."""
    course = _open(course, by)
    course.initial_decision = InitialPhaseDecision(decision).value
    course.save(update_fields=["initial_decision"])
    record("record-initial-decision", by=by, at=at, thing=course, person=course.client_id)
    return course


@transaction.atomic
def end_course(*, course: Course, ended_by: str, reason: str, by: Account, at: datetime) -> Course:
    """End a course: early while planned sessions were not held, in time otherwise.

    ended_by: whose wish it was (client, therapist, both, service). Sessions still planned are
    cancelled. Open alerts stay open. Ended already: nothing happens.
    """
    now = Course.objects.select_for_update(no_key=True).get(pk=course.pk)
    if now.ended_at is not None:
        return now
    course = _open(now, by)
    early = course.sessions.filter(state="planned").exists()
    state = State.ENDED_EARLY if early else State.ENDED
    pathway.move(State(course.state), state)
    course.seal(reason=reason)
    course.ended_by, course.ended_at = pathway.EndedBy(ended_by).value, at
    _enter(course, state, at=at)
    course.save()
    course.sessions.filter(state="planned").update(state="cancelled")
    record(f"course-{state}", by=by, at=at, thing=course, person=course.client_id)
    return course


def _open(course: Course, by: Account) -> Course:
    """The course as it is now, if it runs and is this therapist's."""
    now = Course.objects.select_for_update(no_key=True).get(pk=course.pk)
    expect_therapist(now, by)
    if now.ended_at is not None:
        raise NotAllowed("This course has ended.")
    return now
