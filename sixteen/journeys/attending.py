"""What became of a session, and what follows: counted, its time let go, another one instead."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.care.actions.alerts import re_time_alert
from sixteen.care.actions.attendance import set_beside, write_attendance
from sixteen.care.actions.attendance_correction import put_right
from sixteen.care.actions.changes import keep_change, note_ending
from sixteen.care.actions.courses import plan_next
from sixteen.care.models import Attendance, Course, Session
from sixteen.care.models.course import BESIDE
from sixteen.care.ownership import expect_therapist
from sixteen.care.queries import last_day_of, rule_of, usual_appointment
from sixteen.care.refusals import NotAllowed
from sixteen.domain.counting import Became, CancelledBy, WhatHappened, notice_of, uses_up, why
from sixteen.journeys.arranging import put_at
from sixteen.journeys.telling import tell_cancelled
from sixteen.people.models import Account
from sixteen.questionnaires.actions import void_session
from sixteen.scheduling import actions as scheduling
from sixteen.scheduling.locks import take_clients, take_turns


@dataclass(frozen=True)
class Counted:
    """words: what it counts as, and why. instead: the session at the end that takes its place,
    where it used up none; with or without a time."""

    uses_up: bool
    words: str
    instead: Session | None


@transaction.atomic
def miss_session(*, session: Session, by: Account, at: datetime) -> Counted:
    """The client did not come and had not told us. Nobody is discharged by this."""
    course = _locked(session, by)
    happened = WhatHappened(Became.MISSED)
    counted = _write(session, course, happened, None, "", by=by, at=at)
    if session.appointment is not None:
        scheduling.mark_attended(appointment=session.appointment, attended=False, by=by, at=at)
    re_time_alert(course=course, by=by, at=at)
    plan_next(course=course, at=at)
    return counted


@transaction.atomic
def came_late(*, session: Session, by: Account, at: datetime) -> Counted:
    """They came after it had begun; it took place."""
    course = _locked(session, by)
    counted = _write(session, course, WhatHappened(Became.LATE), None, "", by=by, at=at)
    if session.appointment is not None:
        scheduling.mark_attended(appointment=session.appointment, attended=True, by=by, at=at)
    return counted


@transaction.atomic
def cancel_session(
    *,
    session: Session,
    cancelled_by: CancelledBy,
    told_at: datetime,
    reason: str,
    by: Account,
    at: datetime,
    counts: bool | None = None,
    instead_at: datetime | None = None,
) -> Counted:
    """The session does not take place. The agreement says whether it uses one up.

    told_at: when whoever cancelled told us. counts: decided otherwise than was agreed, with a
    reason. instead_at: where it uses up none, when the one at the end takes place; None: that is
    arranged later. Raises SlotTaken, NotOffered or NotAllowed; then nothing has changed.
    """
    course = _locked(session, by)
    appointment = session.appointment
    if appointment is None:
        raise NotAllowed("This session has no time that could be cancelled.")
    told = {"cancelled_by": cancelled_by.value, "told_at": told_at}
    happened = WhatHappened(
        Became.CANCELLED, cancelled_by, notice_of(told_at, appointment.starts_at)
    )
    counted = _write(
        session, course, happened, counts, reason, instead_at=instead_at, by=by, at=at, **told
    )
    cancelled = scheduling.cancel(appointment=appointment, by=by, at=at)
    if cancelled.starts_at > at:
        tell_cancelled(cancelled, at=at)
    void_session(session=session, by=by, at=at)
    re_time_alert(course=course, by=by, at=at)
    plan_next(course=course, at=at)
    record("cancel-session", by=by, at=at, thing=session, person=course.client_id)
    return counted


@transaction.atomic
def correct_attendance(
    *, session: Session, was: str, became: Became, reason: str, by: Account, at: datetime
) -> Counted:
    """It was marked wrongly: attended, late or missed, as it was in truth. See put_right.

    NotAllowed where it stands beside the count: another session is there in its place.
    """
    course = _locked(session, by)
    now = Session.objects.get(pk=session.pk)
    if course.ended_at is not None:
        raise NotAllowed("This course has ended: what stands here stays.")
    if now.state not in ("held", "missed") or now.number > BESIDE:
        raise NotAllowed("This can be put right only for a session that was held or missed.")
    rule, happened, before = rule_of(course).rule, WhatHappened(became), last_day_of(course)
    uses = uses_up(rule, happened)
    kept = put_right(
        session=session, was=was, became=became, uses_up=uses, reason=reason, by=by, at=at
    )
    if session.appointment is not None:
        attended = became is not Became.MISSED
        scheduling.mark_attended(appointment=session.appointment, attended=attended, by=by, at=at)
    words, instead = why(rule, happened), None
    if not uses and course.planned_sessions is not None:
        instead = _instead(kept, course, before, None, by=by, at=at)
    plan_next(course=course, at=at)
    return Counted(uses, words, instead)


def _locked(session: Session, by: Account) -> Course:
    """The course as it is now, locked, with the turns of everybody whose diary may change."""
    course = Course.objects.select_for_update(no_key=True).get(pk=session.course_id)
    expect_therapist(course, by)
    like, own = usual_appointment(course), session.appointment
    rooms = {each.room_id for each in (like, own) if each}
    therapists = {course.therapist_id, own.therapist_id if own else None}
    take_turns(course.client_id, *therapists, *rooms)
    take_clients(course.client_id)
    return course


def _write(
    session: Session,
    course: Course,
    happened: WhatHappened,
    counts: bool | None,
    reason: str,
    *,
    by: Account,
    at: datetime,
    instead_at: datetime | None = None,
    cancelled_by: str = "",
    told_at: datetime | None = None,
) -> Counted:
    rule, before = rule_of(course).rule, last_day_of(course)
    agreed = uses_up(rule, happened)
    uses = agreed if counts is None else counts
    if uses != agreed and not reason.strip():
        raise NotAllowed("Say why it counts otherwise than you agreed.")
    kept = write_attendance(
        session=session,
        became=happened.became,
        cancelled_by=cancelled_by,
        told_at=told_at,
        uses_up=uses,
        as_agreed=uses == agreed,
        reason=reason,
        by=by,
        at=at,
    )
    words = why(rule, happened)
    if uses != agreed:
        words += " You decided otherwise: it " + ("does." if uses else "does not.")
    if uses or course.planned_sessions is None:
        note_ending(course=course, before=before, by=by, at=at)
        return Counted(uses, words, None)
    return Counted(uses, words, _instead(kept, course, before, instead_at, by=by, at=at))


def _instead(
    kept: Attendance,
    course: Course,
    before: date | None,
    instead_at: datetime | None,
    *,
    by: Account,
    at: datetime,
) -> Session:
    """The session at the end that takes the place of one that is not counted."""
    instead = set_beside(session=kept.session, by=by, at=at)
    if instead_at is not None:
        put_at(instead, course, instead_at, by=by, at=at)
    keep_change(
        course=course,
        what="session_lost",
        reason=kept.open("reason") or "",
        last_before=before,
        last_after=last_day_of(course),
        by=by,
        at=at,
    )
    return instead
