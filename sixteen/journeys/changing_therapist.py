"""A course goes to another therapist: the diary, the alerts and the enquiry with it, or nothing."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.care.actions import changes
from sixteen.care.actions.alerts import re_time_alert
from sixteen.care.actions.courses import plan_next
from sixteen.care.models import Course, Session
from sixteen.care.queries import last_day_of
from sixteen.care.refusals import NotAllowed
from sixteen.intake.models import Enquiry
from sixteen.intake.owning import give_enquiry
from sixteen.journeys.losing_times import lose_time
from sixteen.journeys.telling import tell_cancelled
from sixteen.people.models import Account
from sixteen.people.permissions import Permission
from sixteen.scheduling import actions as scheduling
from sixteen.scheduling.handing import give_appointments
from sixteen.scheduling.locks import take_clients, take_turns


@dataclass(frozen=True)
class Changed:
    """moved: sessions that stay at their time, with the new therapist. to_arrange: sessions whose
    time the new therapist does not have; it was let go, and another one is needed."""

    course: Course
    moved: list[Session]
    to_arrange: list[Session]


@transaction.atomic
def change_therapist(
    *, course: Course, to: Account, reason: str, by: Account, at: datetime
) -> Changed:
    """The course is theirs from now on: what comes, what is open, and all that was written.

    Coming sessions stay at their times where the new therapist is free then; the other times are
    let go and the client is told of those. Whoever calls has made sure that `by` may decide this.
    Raises NotAllowed in words where it cannot be; then nothing has changed.
    """
    if not to.is_active or not to.may(Permission.CASELOAD):
        raise NotAllowed("This person does not hold courses here.")
    if not reason.strip():
        raise NotAllowed("Say why the therapist changes.")
    list(Enquiry.objects.select_for_update().filter(pk=course.enquiry_id))
    course = Course.objects.select_for_update(no_key=True).get(pk=course.pk)
    coming = _coming(course, at)
    appointments = [each.appointment for each in coming]
    rooms = {each.room_id for each in appointments}
    take_turns(course.therapist_id, to.pk, course.client_id, *rooms)
    take_clients(course.client_id)
    before = last_day_of(course)
    changes.give_course(course=course, to=to, reason=reason, by=by, at=at)
    handed = give_appointments(appointments=appointments, therapist=to, by=by, at=at)
    in_the_way = {each.pk for each in handed.in_the_way}
    to_arrange = [each for each in coming if each.appointment_id in in_the_way]
    moved = [each for each in coming if each not in to_arrange]
    to_arrange = [let_go(each, by=by, at=at) for each in to_arrange]
    changes.note_ending(course=course, before=before, by=by, at=at)
    give_enquiry(pk=course.enquiry_id, to=to, by=by, at=at)
    course.refresh_from_db()
    re_time_alert(course=course, by=by, at=at)
    plan_next(course=course, at=at)
    record("change-therapist", by=by, at=at, thing=course, person=course.client_id)
    return Changed(course, moved, to_arrange)


def _coming(course: Course, at: datetime) -> list[Session]:
    rows = course.sessions.filter(
        state="planned", appointment__state="booked", appointment__starts_at__gt=at
    )
    return list(rows.select_related("appointment").order_by("number"))


def let_go(session: Session, *, by: Account, at: datetime) -> Session:
    """It has no time any more; its client is told. Returns the session that is to be arranged."""
    cancelled = scheduling.cancel(appointment=session.appointment, by=by, at=at)
    tell_cancelled(cancelled, at=at)
    return lose_time(session, by=by, at=at)
