"""Locks are taken in one order everywhere, and turns once: nobody waits in a circle."""

import re
import uuid
from functools import partial

import pytest
from django.db import connection

from sixteen.care.actions.absences import record_absence
from sixteen.care.models import Course
from sixteen.domain.counting import CancelledBy
from sixteen.domain.pathway import State
from sixteen.intake.actions import change_state
from sixteen.intake.models import Enquiry
from sixteen.journeys import (
    absences,
    attending,
    booking,
    changing_therapist,
    courses,
    offers,
    pausing,
)
from sixteen.journeys.merging import merge_clients
from tests.journeys.waiting import DAY, choice
from tests.journeys.whole_person import somebody
from tests.place import only_on_postgresql
from tests.portal.house import NOW
from tests.scheduling.diary_of import take

pytestmark = [
    pytest.mark.django_db,
    only_on_postgresql,
]
# scheduling/locks.py
ORDER = ["intake_enquiry", "intake_offer", "care_course", "turns", "people_client"]
LOCKED = re.compile(r'FROM "(\w+)".* FOR (?:NO KEY )?UPDATE')


def locks_of(act):
    """Each lock that this takes, in order: of which rows, or whose turn."""
    taken = []

    def watch(execute, sql, params, many, context):
        if "pg_advisory_xact_lock" in sql:
            taken.append(("turns", frozenset(params[0])))
        elif found := LOCKED.search(sql):
            taken.append((found[1], None))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        act()
    return [(name, whose) for name, whose in taken if name in ORDER]


def wrong(taken):
    """What stands against the order, in words."""
    first = list(dict.fromkeys(name for name, _ in taken))
    turns = [whose for name, whose in taken if name == "turns"]
    if first != sorted(first, key=ORDER.index):
        yield f"locked in this order: {first}"
    if not all(whose <= turns[0] for whose in turns):
        yield "turns were taken twice"


def start_course(practice, ian, make, lead):
    """While another course is offered, in another place."""
    make(ian)
    return partial(
        courses.start_course,
        enquiry=ian,
        therapist=practice.therapist,
        protocol="DIT",
        planned_sessions=None,
        first_starts_at=NOW + 8 * DAY,
        room=practice.room,
        format="in_person",
        zone="Europe/London",
        measures=(),
        by=practice.therapist,
        at=NOW,
    )


def offer_course(practice, ian, make, lead):
    return partial(offers.offer_course, enquiry=ian, choice=choice(ian), by=lead, at=NOW)


def accept_offer(practice, ian, make, lead):
    return partial(offers.accept_offer, offer=make(ian), by=None, at=NOW)


def accept_too_late(practice, ian, make, lead):
    offer = make(ian)
    type(lead).objects.filter(pk=offer.therapist_id).update(is_active=False)

    def refused():
        with pytest.raises(offers.CannotBegin):
            offers.accept_offer(offer=offer, by=None, at=NOW)

    return refused


def decline_offer(practice, ian, make, lead):
    return partial(offers.decline_offer, offer=make(ian), by=None, at=NOW)


def close_the_enquiry(practice, ian, make, lead):
    make(ian)
    return partial(change_state, enquiry=ian, state=State.CLOSED, by=lead, at=NOW)


def coming(practice):
    """A consultation in some days."""
    return practice.enquiry(days=3, name="Jo Fell").appointment


def move_consultation(practice, ian, make, lead):
    given = {"appointment": coming(practice), "starts_at": NOW + 5 * DAY}
    return partial(booking.move_consultation, **given, by=lead, at=NOW)


def cancel_consultation(practice, ian, make, lead):
    return partial(booking.cancel_consultation, appointment=coming(practice), by=lead, at=NOW)


def book_again(practice, ian, make, lead):
    cancelled = coming(practice)
    booking.cancel_consultation(appointment=cancelled, by=lead, at=NOW)
    held = take(
        practice.therapist,
        NOW + 5 * DAY,
        state="held",
        client=None,
        held_until=NOW + DAY,
        booking=uuid.uuid4(),
    )
    enquiry = Enquiry.objects.get(appointment=cancelled)
    return partial(booking.book_again, appointment=held, enquiry=enquiry, by=lead, at=NOW)


def begun(make, ian):
    offers.accept_offer(offer=make(ian), by=None, at=NOW)
    return Course.objects.get(enquiry=ian)


def move_session(practice, ian, make, lead):
    session = begun(make, ian).sessions.order_by("number")[2]
    starts_at = session.appointment.starts_at + DAY
    given = {"session": session, "starts_at": starts_at, "by": session.course.therapist}
    return partial(courses.move_session, **given, at=NOW)


def end_course(practice, ian, make, lead):
    course = begun(make, ian)
    given = {"ended_by": "client", "reason": "They move away.", "by": course.therapist}
    return partial(courses.end_course, course=course, **given, at=NOW)


def cancel_session(practice, ian, make, lead):
    session = begun(make, ian).sessions.order_by("number")[2]
    return partial(
        attending.cancel_session,
        session=session,
        cancelled_by=CancelledBy.SERVICE,
        told_at=NOW,
        reason="",
        instead_at=session.course.sessions.get(number=16).appointment.starts_at + 7 * DAY,
        by=session.course.therapist,
        at=NOW,
    )


def pause_course(practice, ian, make, lead):
    course = begun(make, ian)
    until = course.sessions.get(number=3).appointment.starts_at.date() + DAY
    given = {"reason": "A new child.", "until": until, "by": course.therapist}
    return partial(pausing.pause_course, course=course, **given, at=NOW)


def resume_course(practice, ian, make, lead):
    pause_course(practice, ian, make, lead)()
    course = Course.objects.get(enquiry=ian)
    given = {"first_day": NOW.date() + 9 * DAY, "by": course.therapist}
    return partial(pausing.resume_course, course=course, **given, at=NOW)


def lengthen_course(practice, ian, make, lead):
    course = begun(make, ian)
    given = {"protocol": "DIT", "planned_sessions": 18, "reason": "More.", "by": course.therapist}
    return partial(pausing.lengthen_course, course=course, **given, at=NOW)


def change_therapist(practice, ian, make, lead):
    course = begun(make, ian)
    given = {"to": practice.therapist, "reason": "They move.", "by": course.therapist}
    return partial(changing_therapist.change_therapist, course=course, **given, at=NOW)


def cancel_for_absence(practice, ian, make, lead):
    session = begun(make, ian).sessions.order_by("number")[2]
    starts_at, ends_at = NOW, session.appointment.ends_at
    therapist = session.course.therapist
    made = record_absence(
        therapist=therapist, cover=None, by=lead, at=NOW, starts_at=starts_at, ends_at=ends_at
    )
    mark = absences.mark_of(absences.to_tell(made, at=NOW))
    return partial(absences.cancel_for_absence, absence=made, mark=mark, by=lead, at=NOW)


def merge(practice, ian, make, lead):
    make(ian)
    other = somebody("Ian Gray", at=NOW + DAY)
    return partial(merge_clients, one=ian.client, other=other, by=lead, at=NOW)


EACH = (
    start_course,
    offer_course,
    accept_offer,
    accept_too_late,
    decline_offer,
    close_the_enquiry,
    move_consultation,
    cancel_consultation,
    book_again,
    move_session,
    end_course,
    cancel_session,
    pause_course,
    resume_course,
    lengthen_course,
    change_therapist,
    cancel_for_absence,
    merge,
)


@pytest.mark.parametrize("prepared", EACH)
def test_all_that_is_locked_is_locked_in_one_order(practice, ian, make, lead, prepared):
    taken = locks_of(prepared(practice, ian, make, lead))
    assert taken and not list(wrong(taken)), taken
