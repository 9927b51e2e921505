"""A course starts whole or not at all, moves with all that hangs on it, and ends once."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest

from sixteen.care.actions.courses import record_initial_decision
from sixteen.care.models import Course, Session
from sixteen.care.refusals import NotAllowed, NotYours
from sixteen.intake.actions import record_consultation
from sixteen.intake.models import Enquiry
from sixteen.journeys import courses
from sixteen.outbox.kinds import kind_named
from sixteen.outbox.models import Message
from sixteen.people.models import Account, Invitation
from sixteen.people.permissions import Role
from sixteen.questionnaires.models import Request
from sixteen.scheduling.models import Appointment, Series
from sixteen.scheduling.refusals import SeriesClash, SlotTaken
from tests.people_of import answer, audited, nothing_changed
from tests.portal.house import NOW, account
from tests.scheduling.diary_of import take

# A Tuesday at 10:00 in London, in winter.
FIRST = NOW + timedelta(days=7)
WEEK = timedelta(days=7)
EVERYTHING = [
    model.objects.count
    for model in (Account, Appointment, Course, Invitation, Message, Request, Series, Session)
]


@pytest.fixture
def enquiry(practice):  # type: ignore[no-untyped-def]
    """Ian's, whose consultation found the therapy suitable, and who has no account yet."""
    made = practice.enquiry()
    Account.objects.filter(pk=made.client.account_id).update(person=uuid.uuid4())
    made.client.account = None
    made.client.save()
    record_consultation(
        enquiry=made,
        decision="suitable",
        protocol="DIT",
        reasons="It fits.",
        options_discussed="Others.",
        safety="Asked. Nothing.",
        by=practice.therapist,
        at=NOW,
    )
    return Enquiry.objects.get(pk=made.pk)


@pytest.fixture
def start(practice, enquiry):  # type: ignore[no-untyped-def]
    def started(**changes):  # type: ignore[no-untyped-def]
        given = {
            "enquiry": enquiry,
            "therapist": practice.therapist,
            "protocol": "DIT",
            "planned_sessions": 16,
            "first_starts_at": FIRST,
            "room": practice.room,
            "format": "in_person",
            "zone": "Europe/London",
            "measures": ("phq9", "gad7"),
            "by": practice.therapist,
            "at": NOW,
        }
        return courses.start_course(**(given | changes))

    return started


def test_a_course_starts_with_everything_that_hangs_on_it(practice, enquiry, start) -> None:
    started = start()
    sessions = list(started.course.sessions.select_related("appointment"))
    assert [each.number for each in sessions] == list(range(1, 17))
    assert [each.appointment.starts_at for each in sessions] == [
        FIRST + number * WEEK for number in range(16)
    ]
    assert {each.appointment.state for each in sessions} == {"booked"}
    assert Request.objects.filter(course=started.course).count() == 32
    assert Message.objects.filter(kind="appointment-reminder").count() == 16
    enquiry.refresh_from_db()
    assert (enquiry.state, enquiry.owner) == ("in_course", practice.therapist)
    assert started.code and Invitation.objects.count() == 1


def test_wall_time_stays_when_the_clocks_change(start) -> None:
    course = start(first_starts_at=datetime(2027, 3, 22, 10, 0, tzinfo=UTC)).course
    hours = [each.appointment.starts_at.hour for each in course.sessions.all()[:3]]
    assert hours == [10, 9, 9]


@pytest.mark.parametrize("step", ["people.invite", "people.add_account", "_agree", "_remind"])
def test_a_fault_in_any_late_step_leaves_nothing_behind(start, monkeypatch, step) -> None:
    def fault(*_: object, **__: object) -> None:
        raise RuntimeError("planted")

    room, _, name = step.rpartition(".")
    monkeypatch.setattr(getattr(courses, room) if room else courses, name, fault)
    with nothing_changed(*EVERYTHING), pytest.raises(RuntimeError):
        start()
    assert Enquiry.objects.get(client__account=None).state == "waiting"


def test_one_week_that_is_taken_books_no_week(practice, start) -> None:
    take(practice.therapist, FIRST + 9 * WEEK)
    with nothing_changed(*EVERYTHING), pytest.raises(SeriesClash) as clash:
        start()
    assert len(clash.value.weeks) == 1


def test_a_week_that_is_left_out_is_not_booked(practice, start) -> None:
    take(practice.therapist, FIRST + 2 * WEEK)
    course = start(skip_dates={(FIRST + 2 * WEEK).date()}).course
    starts = [each.appointment.starts_at for each in course.sessions.all()]
    assert len(starts) == 16 and FIRST + 2 * WEEK not in starts


def test_nobody_is_in_two_courses_at_once(start) -> None:
    start()
    with nothing_changed(*EVERYTHING), pytest.raises(NotAllowed):
        start(first_starts_at=FIRST + timedelta(hours=4))


def test_a_number_the_protocol_does_not_have_is_refused(start) -> None:
    with nothing_changed(*EVERYTHING), pytest.raises(NotAllowed):
        start(planned_sessions=99)


def test_somebody_who_can_sign_in_is_not_invited(enquiry, start) -> None:
    client = enquiry.client
    client.account = account(Role.CLIENT, name="Ian Grey")
    client.save()
    assert start().code is None and not Invitation.objects.exists()


def test_questionnaires_open_at_nine_on_the_working_day_before() -> None:
    monday = datetime(2026, 11, 30, 18, 30, tzinfo=UTC)
    assert courses.opening_time(monday, "Europe/London") == datetime(2026, 11, 27, 9, tzinfo=UTC)
    summer = datetime(2026, 7, 2, 18, 30, tzinfo=UTC)
    assert courses.opening_time(summer, "Europe/London") == datetime(2026, 7, 1, 8, tzinfo=UTC)


def moved(course, therapist):  # type: ignore[no-untyped-def]
    session = course.sessions.get(number=1)
    return courses.move_session(
        session=session, starts_at=FIRST + timedelta(days=1), by=therapist, at=NOW
    )


def test_what_hangs_on_a_session_moves_with_it(start, therapist) -> None:
    course = start().course
    session = moved(course, therapist)
    opens = courses.opening_time(FIRST + timedelta(days=1), "Europe/London")
    assert set(session.requests.values_list("opens_at", flat=True)) == {opens}
    about = Message.objects.filter(about=session.appointment_id)
    assert about.filter(kind="appointment-moved").count() == 1
    old, new = about.filter(kind="appointment-reminder").order_by("about_revision")
    assert not kind_named(old.kind).wanted(old, NOW)
    assert kind_named(new.kind).wanted(new, NOW)
    assert new.due_at == FIRST
    course.refresh_from_db()
    assert course.next_action_due == FIRST + timedelta(days=1)


def test_a_session_is_not_moved_onto_another(start, therapist) -> None:
    course = start().course
    session = course.sessions.get(number=1)
    with nothing_changed(*EVERYTHING), pytest.raises(SlotTaken):
        courses.move_session(session=session, starts_at=FIRST + WEEK, by=therapist, at=NOW)
    assert Session.objects.get(pk=session.pk).appointment.starts_at == FIRST


def end(course, by, **changes):  # type: ignore[no-untyped-def]
    given = {"ended_by": "both", "reason": "She moves away.", "at": NOW}
    return courses.end_course(course=course, by=by, **(given | changes))


def test_an_ending_says_whose_wish_it_was_and_stops_what_was_to_come(
    start, enquiry, therapist
) -> None:
    course = start().course
    ended = end(course, therapist)
    assert (ended.state, ended.ended_by, ended.ended_at) == ("ended_early", "both", NOW)
    assert ended.open("reason") == "She moves away."
    assert set(course.sessions.values_list("state", flat=True)) == {"cancelled"}
    booked = Appointment.objects.filter(session__course=course)
    assert set(booked.values_list("state", flat=True)) == {"cancelled"}
    assert set(Request.objects.values_list("state", flat=True)) == {"void"}
    for message in Message.objects.filter(state="queued"):
        assert not kind_named(message.kind).wanted(message, NOW)
    enquiry.refresh_from_db()
    assert enquiry.state == ended.state


def test_what_was_held_and_answered_before_the_ending_stays(practice, course, therapist) -> None:
    asked = practice.house.request(course)
    answer(asked, 1, 2)
    end(course, therapist)
    assert course.sessions.filter(state="held").count() == 6
    asked.refresh_from_db()
    assert asked.state == "begun" and asked.response.open("answers") == {"phq9_1": 2}


def test_a_course_whose_sessions_all_took_place_ended_in_time(course, therapist) -> None:
    for session in course.sessions.filter(state="planned"):
        courses.hold_session(session=session, by=therapist, at=NOW)
    assert end(course, therapist).state == "ended"


def test_a_late_second_press_does_not_disturb_where_the_enquiry_is_now(
    start, enquiry, therapist
) -> None:
    course = start().course
    end(course, therapist)
    Enquiry.objects.filter(pk=enquiry.pk).update(state="closed")
    end(course, therapist)
    assert Enquiry.objects.get(pk=enquiry.pk).state == "closed"


def test_ending_again_changes_nothing_and_is_counted_once(course, therapist) -> None:
    end(course, therapist)
    again = end(course, therapist, ended_by="client", reason="Other", at=NOW + WEEK)
    assert (again.ended_by, again.ended_at, again.open("reason")) == (
        "both",
        NOW,
        "She moves away.",
    )
    assert audited("course-ended_early") == 1
    assert audited("end-course") == 1


def test_an_ending_without_a_known_wish_is_refused_whole(course, therapist) -> None:
    with pytest.raises(ValueError, match="nobody"):
        end(course, therapist, ended_by="nobody")
    course.refresh_from_db()
    assert course.ended_at is None
    assert course.sessions.filter(state="planned").count() == 10


def test_only_its_therapist_ends_a_course(practice, course) -> None:
    for who in (practice.other, practice.supervisor, practice.duty, practice.client.account):
        with pytest.raises(NotYours):
            end(course, who)


def test_after_the_end_nothing_is_written_on_it(course, therapist) -> None:
    end(course, therapist)
    with pytest.raises(NotAllowed):
        record_initial_decision(course=course, decision="continue", by=therapist, at=NOW)
    with pytest.raises(NotAllowed):
        courses.hold_session(session=course.sessions.get(number=7), by=therapist, at=NOW)
