"""A course goes to another therapist with its diary, its alerts and its enquiry, or not at all."""

from datetime import timedelta

import pytest
from django.http import Http404

from sixteen.care import access
from sixteen.care.models import Alert, Course, CourseChange, Session
from sixteen.care.refusals import NotAllowed
from sixteen.journeys import changing_therapist as journey
from sixteen.journeys.courses import end_course
from sixteen.outbox.models import Message
from sixteen.people.permissions import Role
from sixteen.scheduling import handing
from sixteen.scheduling.models import Appointment
from tests.people_of import audited, away, nothing_changed
from tests.portal.house import NOW, account
from tests.scheduling.diary_of import take

WEEK = timedelta(days=7)
EVERYTHING = [model.objects.count for model in (Appointment, CourseChange, Message)]


def give(practice, **changes):  # type: ignore[no-untyped-def]
    given = {
        "course": practice.course,
        "to": practice.other,
        "reason": "Ola goes on leave.",
        "by": practice.therapist,
        "at": NOW,
    }
    return journey.change_therapist(**(given | changes))


def diary_of(therapist):  # type: ignore[no-untyped-def]
    rows = Appointment.objects.filter(therapist=therapist, state="booked").order_by("starts_at")
    return [each.starts_at for each in rows]


def test_what_comes_stays_at_its_time_in_the_other_diary(practice, course) -> None:
    times = diary_of(practice.therapist)
    changed = give(practice)
    assert len(times) == 10 and diary_of(practice.other) == times
    assert diary_of(practice.therapist) == [] and changed.to_arrange == []
    assert {each.number for each in changed.moved} == set(range(7, 17))
    held = Appointment.objects.filter(session__course=course, state="attended")
    assert {each.therapist_id for each in held} == {practice.therapist.pk}
    assert not Message.objects.exists()


def test_the_new_one_opens_all_of_it_and_the_former_nothing(practice, course) -> None:
    give(practice)
    assert access.course_for_therapist(practice.other, course.pk, at=NOW) == course
    with pytest.raises(Http404):
        access.course_for_therapist(practice.therapist, course.pk, at=NOW)
    with pytest.raises(Http404):
        access.course_for_reader(practice.supervisor, course.pk, at=NOW)


def test_the_trace_says_who_from_to_why_and_when(practice, course) -> None:
    give(practice)
    change = CourseChange.objects.get(course=course)
    assert (change.from_therapist, change.to_therapist) == (practice.therapist, practice.other)
    assert (change.made_by, change.made_at) == (practice.therapist, NOW)
    assert change.open("reason") == "Ola goes on leave."
    assert audited("change-therapist", person=course.client_id) == 1
    assert audited("give-appointment", person=course.client_id) == 10


def test_a_time_the_new_one_does_not_have_is_let_go_and_said(practice, course) -> None:
    clash, leave = (course.sessions.get(number=number).appointment for number in (8, 10))
    take(practice.other, clash.starts_at + timedelta(minutes=30))
    away(practice.other, leave.starts_at - timedelta(hours=3), 1)
    changed = give(practice)
    assert [each.number for each in changed.to_arrange] == [8, 10]
    lost = Session.objects.filter(course=course, appointment=None)
    assert {(each.number, each.state) for each in lost} == {(8, "planned"), (10, "planned")}
    for appointment in (clash, leave):
        appointment.refresh_from_db()
        assert appointment.state == "cancelled"
    told = Message.objects.filter(kind="appointment-cancelled")
    assert set(told.values_list("about", flat=True)) == {clash.pk, leave.pk}


def test_the_last_time_is_let_go_and_both_know_that_the_ending_has_no_day(practice, course) -> None:
    last = course.sessions.get(number=16).appointment
    take(practice.other, last.starts_at)
    give(practice)
    change = CourseChange.objects.get(what="ending_moved")
    assert (f"{change.last_before}", change.last_after) == (last.wall[:10], None)


def test_open_alerts_are_theirs_to_look_at_by_the_same_time(practice) -> None:
    alert = practice.alert()
    Alert.objects.filter(pk=alert.pk).update(taken_at=NOW)
    give(practice)
    now = Alert.objects.get(pk=alert.pk)
    assert (now.owner, now.look_by, now.taken_at) == (practice.other, alert.look_by, None)
    assert now.open("concerns") == alert.open("concerns")
    assert Message.objects.get(kind="alert-for-staff").person == practice.other.person


def test_an_alert_of_the_clinician_on_duty_stays_with_them(practice) -> None:
    alert = practice.alert()
    Alert.objects.filter(pk=alert.pk).update(owner=practice.duty)
    give(practice)
    assert Alert.objects.get(pk=alert.pk).owner == practice.duty


def test_the_deputy_who_takes_over_is_no_longer_their_own_deputy(practice, course) -> None:
    Course.objects.filter(pk=course.pk).update(deputy=practice.other)
    give(practice)
    course.refresh_from_db()
    assert (course.therapist, course.deputy) == (practice.other, None)


def test_only_somebody_who_holds_courses_is_given_one(practice) -> None:
    gone = account(Role.THERAPIST, name="Lee Gone")
    type(gone).objects.filter(pk=gone.pk).update(is_active=False)
    gone.refresh_from_db()
    for who in (gone, practice.duty, practice.therapist):
        with nothing_changed(*EVERYTHING), pytest.raises(NotAllowed):
            give(practice, to=who)
    with nothing_changed(*EVERYTHING), pytest.raises(NotAllowed):
        give(practice, reason="  ")


def test_a_course_that_ended_is_not_given(practice, course) -> None:
    end_course(course=course, ended_by="both", reason="Done.", by=practice.therapist, at=NOW)
    with nothing_changed(*EVERYTHING), pytest.raises(NotAllowed):
        give(practice)


def test_a_fault_in_the_last_step_leaves_everything_where_it_was(practice, monkeypatch) -> None:
    def fault(**_: object) -> None:
        raise RuntimeError("planted")

    monkeypatch.setattr(journey, "plan_next", fault)
    times = diary_of(practice.therapist)
    with nothing_changed(*EVERYTHING), pytest.raises(RuntimeError):
        give(practice)
    assert diary_of(practice.therapist) == times


def test_planted_without_a_look_at_the_diary_the_database_still_keeps_them_apart(
    practice, course, monkeypatch
) -> None:
    clash = course.sessions.get(number=8).appointment
    take(practice.other, clash.starts_at)
    monkeypatch.setattr(handing, "living", lambda **_: Appointment.objects.none())
    assert [each.number for each in give(practice).to_arrange] == [8]
