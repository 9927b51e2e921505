"""Opening a course with everything that hangs on it, moving a session, ending: each one step."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.care.actions import courses as care
from sixteen.care.actions.alerts import re_time_alert
from sixteen.care.actions.changes import note_ending
from sixteen.care.models import Course, Session
from sixteen.care.queries import last_day_of
from sixteen.domain.pathway import State
from sixteen.domain.protocol import PROTOCOLS
from sixteen.intake import actions as intake
from sixteen.intake.models import Enquiry
from sixteen.intake.offers import take_back_open_offer, turns_of_open_offer
from sixteen.journeys.losing_times import keep_or_ask_anew, opening_time
from sixteen.journeys.telling import remind, tell_moved
from sixteen.people import actions as people
from sixteen.people.models import Account, Client
from sixteen.people.permissions import Role
from sixteen.questionnaires.actions import move_requests, request_measures, void_requests
from sixteen.scheduling import actions as scheduling
from sixteen.scheduling.locks import take_clients, take_turns
from sixteen.scheduling.models import Room, Series
from sixteen.scheduling.queries import SESSION
from sixteen.scheduling.refusals import NotOffered
from sixteen.scheduling.series import book_held_series, turns_of


@dataclass(frozen=True)
class Started:
    """code: the client's invitation, shown once and kept nowhere; None if they can sign in."""

    course: Course
    code: str | None


@transaction.atomic
def start_course(
    *,
    enquiry: Enquiry,
    therapist: Account,
    protocol: str,
    planned_sessions: int | None,
    first_starts_at: datetime,
    room: Room | None,
    format: str,
    zone: str,
    measures: Iterable[str],
    by: Account,
    at: datetime,
    deputy: Account | None = None,
    skip_dates: Collection[date] = (),
    sessions_had: int = 0,
) -> Started:
    """A course, its weekly appointments, its questionnaires and the client's way in: all or none.

    planned_sessions: None is the protocol's usual number; where it has none, eight are booked at
    first. sessions_had: how many of them were had elsewhere; the first one here has the number
    after them. Raises SeriesClash with every week that does not fit, or care.refusals.NotAllowed.
    """
    enquiry = _taking_turns(enquiry, therapist.pk, room and room.pk)
    take_back_open_offer(enquiry=enquiry, by=by, at=at)
    series = scheduling.book_series(
        kind=SESSION,
        therapist=therapist,
        client=enquiry.client,
        room=room,
        format=format,
        first_starts_at=first_starts_at,
        zone=zone,
        count=max((planned_sessions or PROTOCOLS[protocol].sessions or 8) - sessions_had, 1),
        skip_dates=skip_dates,
        by=by,
        at=at,
    )
    dose = {"protocol": protocol, "planned_sessions": planned_sessions, "measures": measures}
    return _start(enquiry, series, **dose, had=sessions_had, deputy=deputy, by=by, at=at)


@transaction.atomic
def start_offered_course(
    *,
    enquiry: Enquiry,
    series: Series,
    protocol: str,
    planned_sessions: int,
    measures: Iterable[str],
    by: Account | None,
    at: datetime,
) -> Started:
    """The same with times that were kept for this person. SlotTaken where some are gone."""
    enquiry = _taking_turns(enquiry, *turns_of(series))
    book_held_series(series=series, count=planned_sessions, by=by, at=at)
    dose = {"protocol": protocol, "planned_sessions": planned_sessions, "measures": measures}
    return _start(enquiry, series, **dose, deputy=None, by=by, at=at)


def _taking_turns(enquiry: Enquiry, *ids: UUID | None) -> Enquiry:
    """The enquiry as it is now, locked as scheduling/locks.py says, with its open offer."""
    now = Enquiry.objects.select_for_update().get(pk=enquiry.pk)
    take_turns(now.client_id, *ids, *turns_of_open_offer(now))
    now.client = Client.objects.get(pk=now.client_id)
    return now


def _start(
    enquiry: Enquiry,
    series: Series,
    *,
    protocol: str,
    planned_sessions: int | None,
    measures: Iterable[str],
    deputy: Account | None,
    by: Account | None,
    at: datetime,
    had: int = 0,
) -> Started:
    """All that hangs on times that are booked."""
    course = care.open_course(
        enquiry=enquiry,
        client=enquiry.client,
        therapist=series.therapist,
        protocol=protocol,
        planned_sessions=planned_sessions,
        deputy=deputy,
        series=series,
        sessions_had=had,
        by=by,
        at=at,
    )
    _ask(course, list(measures), series.zone, by=by, at=at)
    _agree(enquiry, series.therapist, by=by, at=at)
    record("start-course", by=by, at=at, thing=course, person=enquiry.client_id)
    return Started(course, _let_in(enquiry.client, by=by, at=at))


def _ask(
    course: Course, measures: list[str], zone: str, *, by: Account | None, at: datetime
) -> None:
    """The questionnaires of every session, and the reminders of it."""
    for session in course.sessions.select_related("appointment"):
        session.course = course
        opens_at = opening_time(session.appointment.starts_at, zone)
        request_measures(session=session, measures=measures, opens_at=opens_at, by=by, at=at)
        _remind(session, at=at)


def _agree(enquiry: Enquiry, therapist: Account, *, by: Account | None, at: datetime) -> None:
    """The enquiry goes by way of `agreed` into the course."""
    state = Enquiry.objects.get(pk=enquiry.pk).state
    if state not in (State.AGREED, State.IN_COURSE):
        intake.change_state(enquiry=enquiry, state=State.AGREED, by=by, at=at)
    intake.change_state(enquiry=enquiry, state=State.IN_COURSE, by=by, at=at, owner=therapist)


def _let_in(client: Client, *, by: Account | None, at: datetime) -> str | None:
    """An account for somebody who has none, and a code to set it up with."""
    if client.account_id is not None:
        return None
    # Without an e-mail address they get a name to sign in with (account.open("sign_in")).
    account = people.add_account(
        name=client.open("name"),
        address=client.open("email") or "",
        roles=[Role.CLIENT],
        by=by,
        at=at,
        person=client.pk,
    )
    _, code = people.invite(account=account, by=by, at=at)
    return code


def _remind(session: Session, *, at: datetime) -> None:
    remind(session.appointment, at=at)


@transaction.atomic
def move_session(*, session: Session, starts_at: datetime, by: Account, at: datetime) -> Session:
    """Move a session; its questionnaires, its reminder and what is due next move with it.

    Answers that are older than a week by then are left behind, and it is asked anew. Raises
    SlotTaken or NotOffered; then nothing has changed. NotOffered too where the session that was
    seen got another time, or none, in the same moment.
    """
    course = Course.objects.select_for_update(no_key=True).get(pk=session.course_id)
    before, own = last_day_of(course), session.appointment
    now = Session.objects.only("appointment_id", "state").get(pk=session.pk)
    if (now.appointment_id, now.state) != (session.appointment_id, "planned"):
        raise NotOffered(starts_at)
    take_turns(own.therapist_id, own.room_id, course.client_id)
    take_clients(course.client_id)
    moved = scheduling.move(appointment=session.appointment, starts_at=starts_at, by=by, at=at)
    session = Session.objects.select_related("course", "appointment").get(pk=session.pk)
    session = keep_or_ask_anew(session, by=by, at=at)
    move_requests(session=session, opens_at=opening_time(starts_at, moved.zone), by=by, at=at)
    tell_moved(moved, at=at)
    re_time_alert(course=course, by=by, at=at)
    note_ending(course=course, before=before, by=by, at=at)
    care.plan_next(course=course, at=at)
    return session


@transaction.atomic
def hold_session(*, session: Session, by: Account, at: datetime) -> Session:
    """The session took place, in time. Whatever else became of one: journeys/attending.py."""
    marked = care.mark_session(session=session, state="held", by=by, at=at)
    if session.appointment is not None:
        scheduling.mark_attended(appointment=session.appointment, attended=True, by=by, at=at)
    return marked


@transaction.atomic
def end_course(*, course: Course, ended_by: str, reason: str, by: Account, at: datetime) -> Course:
    """End a course: nothing more is booked, asked or reminded of; the enquiry says so too.

    Ended already: nothing happens, wherever the enquiry has gone since.
    """
    list(Enquiry.objects.select_for_update().filter(pk=course.enquiry_id))
    now = Course.objects.select_for_update(no_key=True).get(pk=course.pk)
    if now.ended_at is not None:
        return now
    coming = [
        session.appointment
        for session in course.sessions.filter(state="planned").select_related("appointment")
        if session.appointment is not None
    ]
    rooms = {appointment.room_id for appointment in coming}
    take_turns(*(each.therapist_id for each in coming), now.client_id, *rooms)
    take_clients(now.client_id)
    ended = care.end_course(course=course, ended_by=ended_by, reason=reason, by=by, at=at)
    for appointment in coming:
        scheduling.cancel(appointment=appointment, by=by, at=at)
    void_requests(course=ended, by=by, at=at)
    re_time_alert(course=ended, by=by, at=at)
    if ended.enquiry is not None:
        state = State(ended.state)
        intake.change_state(enquiry=ended.enquiry, state=state, by=by, at=at, owner=ended.therapist)
    record("end-course", by=by, at=at, thing=ended, person=ended.client_id)
    return ended
