"""A session loses its time, or others are dealt: what was said for a time stays with that time.

What a client answers on Monday is about that week. If the session of that week does not take place,
the answers stand beside the count, once, at the time that they were given for; the session that is
still to come is asked anew, with its question about safety. What nobody has begun moves with its
session. Whoever calls has taken the turns and the client (scheduling/locks.py): nobody answers
meanwhile.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

from sixteen.care.actions.attendance import leave_behind
from sixteen.care.actions.sessions import set_time
from sixteen.care.models import AimRating, Course, Session
from sixteen.domain.slots import instant
from sixteen.people.models import Account
from sixteen.questionnaires.actions import move_requests, request_measures, void_session
from sixteen.questionnaires.models import Request, Response
from sixteen.scheduling.models import Appointment

# For so long the answers of a session that is only moved are those of its new time too.
STILL_TRUE = timedelta(days=7)
SATURDAY = 5


def opening_time(starts_at: datetime, zone: str) -> datetime:
    """Some working days before an appointment, at a local time: both are settings.

    By default 09:00 on the day before: enough time to answer, and the answers are of this week.
    """
    day = starts_at.astimezone(ZoneInfo(zone)).date()
    for _ in range(settings.QUESTIONNAIRES_DAYS):
        day -= timedelta(days=1)
        while day.weekday() >= SATURDAY:
            day -= timedelta(days=1)
    return instant(day, settings.QUESTIONNAIRES_TIME, zone)


def was_answered(session: Session) -> bool:
    """Whether anything was said for the time of this session, finished or not."""
    begun = Request.objects.filter(session=session, state__in=["begun", "answered"])
    return begun.exists() or AimRating.objects.filter(session=session).exists()


def lose_time(session: Session, *, by: Account, at: datetime, keep: bool = False) -> Session:
    """Its time falls out. What was said for it stays there. Returns the session that is to come.

    keep: the time stands beside the count, even where nothing was said for it.
    """
    whole = was_answered(session)
    if not (whole or keep):
        return set_time(session=session, appointment=None, by=by, at=at)
    coming = leave_behind(session=session, whole=whole, by=by, at=at)
    if whole:
        _ask_anew(session, coming, by=by, at=at)
    return coming


def keep_or_ask_anew(session: Session, *, by: Account, at: datetime) -> Session:
    """The session was moved. Answers of the days before its new time stay with it; older ones are
    left behind, and it is asked anew. Returns the session that stands at the time."""
    given = Response.objects.filter(request__session=session).order_by("changed_at").first()
    appointment = session.appointment
    if given is None or given.changed_at + STILL_TRUE > appointment.starts_at:
        return session
    set_time(session=session, appointment=None, by=by, at=at)
    coming = leave_behind(session=session, whole=True, by=by, at=at)
    _ask_anew(session, coming, by=by, at=at)
    return set_time(session=coming, appointment=appointment, by=by, at=at)


def _ask_anew(left: Session, coming: Session, *, by: Account, at: datetime) -> None:
    """The same again. What was not begun is asked no more where it was: a form that is open there
    still keeps its place, and what is sent from it too late is heard."""
    asked = list(Request.objects.filter(session=left).exclude(state="void"))
    void_session(session=left, by=by, at=at)
    if asked:
        opens_at = min(each.opens_at for each in asked)
        measures = [each.measure for each in asked]
        request_measures(session=coming, measures=measures, opens_at=opens_at, by=by, at=at)


def deal_times(
    course: Course, appointments: Iterable[Appointment], *, by: Account, at: datetime
) -> None:
    """The sessions that are still to come get these times in order; the last ones may get none.

    One that was answered for its time keeps it, and takes the number of its place.
    """
    times = sorted(appointments, key=lambda each: each.starts_at)
    sessions = course.sessions.filter(state="planned").select_related("appointment")
    # One that began already and was not written up keeps its time.
    open_ones = [each for each in sessions.order_by("number") if not _has_begun(each, at)]
    at_one = {each.pk for each in times}
    there = [each for each in open_ones if each.appointment_id in at_one and was_answered(each)]
    stay = {each.appointment_id: each for each in there}
    others = iter([each for each in open_ones if each not in there])
    numbers = [each.number for each in open_ones]
    in_order = [stay.get(each.pk) or next(others) for each in times] + list(others)
    _number([(each, n) for each, n in zip(in_order, numbers, strict=True) if each.number != n])
    wanted = [*times, *[None] * (len(in_order) - len(times))]
    moving = [
        (session, appointment)
        for session, appointment in zip(in_order, wanted, strict=True)
        if session.appointment_id != (appointment and appointment.pk)
    ]
    for session, _ in moving:
        set_time(session=session, appointment=None, by=by, at=at)
    for session, appointment in moving:
        if appointment is not None:
            set_time(session=session, appointment=appointment, by=by, at=at)
            opens_at = opening_time(appointment.starts_at, appointment.zone)
            move_requests(session=session, opens_at=opens_at, by=by, at=at)


def _has_begun(session: Session, at: datetime) -> bool:
    return session.appointment is not None and session.appointment.starts_at <= at


def _number(wanted: list[tuple[Session, int]]) -> None:
    """No two of a course have one number at any moment: first out of the way."""
    for away in (1000, 0):
        for session, number in wanted:
            session.number = number + away
            session.save(update_fields=["number"])
