"""What became of a session: written down, counted, and what was decided after a missed one."""

from datetime import date, datetime

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.care.actions.courses import mark_session
from sixteen.care.actions.sessions import set_time
from sixteen.care.models import Attendance, Course, Moment, Session
from sixteen.care.models.course import BESIDE
from sixteen.care.ownership import expect_therapist
from sixteen.care.refusals import NotAllowed, Stale
from sixteen.domain.counting import Became
from sixteen.people.models import Account

STATES = {
    Became.ATTENDED: "held",
    Became.LATE: "held",
    Became.MISSED: "missed",
    Became.CANCELLED: "cancelled",
}


@transaction.atomic
def write_attendance(
    *,
    session: Session,
    became: Became,
    uses_up: bool,
    as_agreed: bool,
    reason: str,
    by: Account,
    at: datetime,
    cancelled_by: str = "",
    told_at: datetime | None = None,
) -> Attendance:
    """Say what became of it, once. NotAllowed where that was said already: somebody else did."""
    now = Session.objects.select_for_update().get(pk=session.pk)
    if now.state != "planned":
        raise NotAllowed(f"Nothing was changed: this session is {now.state} already.")
    mark_session(session=session, state=STATES[became], by=by, at=at)
    kept = Attendance(
        session=session,
        client_id=session.course.client_id,
        became=became.value,
        cancelled_by=cancelled_by,
        told_at=told_at,
        uses_up=uses_up,
        as_agreed=as_agreed,
        made_by=by,
        made_at=at,
    )
    kept.seal(reason=reason.strip() or None)
    kept.save(force_insert=True)
    record("write-attendance", by=by, at=at, thing=kept, person=kept.client_id)
    return kept


@transaction.atomic
def set_beside(*, session: Session, by: Account, at: datetime) -> Session:
    """It uses up none: it stands beside the count from now on, and those after it move up.

    Returns the session at the end that is to be arranged instead of it. Numbers of sessions that
    were held later move up too; what was written of them stays with them.
    """
    course = Course.objects.select_for_update(no_key=True).get(pk=session.course_id)
    number = session.number
    session.number = next_beside(course)
    session.save(update_fields=["number"])
    last = number
    # One by one, from the front: no two have one number at any moment.
    for later in course.sessions.filter(number__gt=number, number__lt=BESIDE).order_by("number"):
        last = later.number
        later.number -= 1
        later.save(update_fields=["number"])
    instead = Session.objects.create(course=course, number=last)
    record("set-beside", by=by, at=at, thing=session, person=course.client_id)
    return instead


def next_beside(course: Course) -> int:
    beside = course.sessions.filter(number__gt=BESIDE).order_by("-number").first()
    return beside.number + 1 if beside else BESIDE + 1


@transaction.atomic
def leave_behind(*, session: Session, whole: bool, by: Account, at: datetime) -> Session:
    """The time of this session fell out, and stands beside the count: it used up none.

    whole: with all that was said for that time; another one takes its number, and the moments that
    were to be brought to it. Returns the session that is still to come, and has no time.
    """
    course = Course.objects.select_for_update(no_key=True).get(pk=session.course_id)
    number, appointment = session.number, session.appointment
    if whole:
        session.number, session.state = next_beside(course), "cancelled"
        session.save(update_fields=["number", "state"])
        coming = Session.objects.create(course=course, number=number)
        Moment.objects.filter(session=session).update(session=coming)
    else:
        coming = set_time(session=session, appointment=None, by=by, at=at)
        session = Session.objects.create(
            course=course, number=next_beside(course), appointment=appointment, state="cancelled"
        )
    record("leave-behind", by=by, at=at, thing=session, person=course.client_id)
    return coming


@transaction.atomic
def keep_lost(*, session: Session, by: Account, at: datetime) -> Attendance:
    """It stands beside the count because the therapist is away."""
    kept = Attendance(
        session=session,
        client_id=session.course.client_id,
        became=Became.CANCELLED.value,
        cancelled_by="therapist",
        told_at=at,
        uses_up=False,
        made_by=by,
        made_at=at,
    )
    kept.seal(reason=None)
    kept.save(force_insert=True)
    record("write-attendance", by=by, at=at, thing=kept, person=kept.client_id)
    return kept


@transaction.atomic
def decide_after_missed(
    *,
    session: Session,
    decided: str,
    words: str,
    by: Account,
    at: datetime,
    revision: int | None = None,
    wait_until: date | None = None,
) -> Attendance:
    """Write down what is done now that somebody did not come. It can be decided anew.

    revision: of what the page showed; Stale where it was decided in between.
    """
    expect_therapist(session.course, by)
    kept = Attendance.objects.select_for_update().filter(session=session).first()
    if kept is None or kept.became != Became.MISSED:
        raise NotAllowed("This session was not marked as missed.")
    if revision not in (None, kept.revision):
        raise Stale(kept)
    kept.decided, kept.decided_by, kept.decided_at = decided, by, at
    kept.wait_until = wait_until
    kept.seal(decided_words=words.strip() or None)
    kept.save()
    record("decide-after-missed", by=by, at=at, thing=kept, person=kept.client_id)
    return kept
