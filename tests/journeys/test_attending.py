"""What became of a session, what it counts as, and what takes its place, all of it or nothing."""

from datetime import timedelta

import pytest

from sixteen.care.actions import agreements
from sixteen.care.actions.attendance import decide_after_missed
from sixteen.care.dates import dates_of
from sixteen.care.models import Attendance, CourseChange, Session
from sixteen.care.queries import last_day_of, rule_of, sessions_of
from sixteen.care.refusals import NotAllowed, NotYours, Stale
from sixteen.domain.counting import CancelledBy
from sixteen.journeys import arranging, attending
from sixteen.journeys.courses import end_course, move_session
from sixteen.outbox.models import Message
from sixteen.questionnaires.models import Request
from sixteen.scheduling.models import Appointment
from sixteen.scheduling.refusals import NotOffered, SlotTaken
from tests.people_of import audited, away, nothing_changed
from tests.portal.house import NOW, TERMS
from tests.scheduling.diary_of import take

WEEK, HOUR = timedelta(days=7), timedelta(hours=1)
EVERYTHING = [
    model.objects.count for model in (Appointment, Attendance, CourseChange, Message, Session)
]


def starts(course, number):  # type: ignore[no-untyped-def]
    return course.sessions.get(number=number).appointment.starts_at


def cancel(course, number=8, **changes):  # type: ignore[no-untyped-def]
    given = {
        "session": course.sessions.get(number=number),
        "cancelled_by": CancelledBy.CLIENT,
        "told_at": NOW,
        "reason": "",
        "by": course.therapist,
        "at": NOW,
    }
    return attending.cancel_session(**(given | changes))


def numbers(course):  # type: ignore[no-untyped-def]
    return [(each.number, each.state) for each in course.sessions.order_by("number")]


def test_cancelled_in_time_it_stands_beside_and_another_comes_at_the_end(course) -> None:
    eighth, ninth, last = (starts(course, number) for number in (8, 9, 16))
    counted = cancel(course, instead_at=last + WEEK)
    assert not counted.uses_up and counted.words.endswith("it does not use up a session.")
    assert numbers(course) == [
        *((number, "held") for number in range(1, 7)),
        *((number, "planned") for number in range(7, 17)),
        (101, "cancelled"),
    ]
    assert [starts(course, number) for number in (8, 16, 101)] == [ninth, last + WEEK, eighth]
    gone = course.sessions.get(number=101)
    assert gone.appointment.state == "cancelled"
    new = course.sessions.get(number=16).appointment
    old = gone.appointment
    assert (new.room, new.format, new.therapist, new.wall[11:]) == (
        old.room,
        old.format,
        old.therapist,
        old.wall[11:],
    )
    told = set(Message.objects.values_list("kind", "about"))
    assert {("appointment-cancelled", old.pk), ("appointment-moved", new.pk)} <= told


def test_cancelled_late_it_uses_one_up_and_nothing_is_added(course) -> None:
    told_at = starts(course, 7) - 47 * HOUR
    counted = cancel(course, 7, told_at=told_at, at=told_at, instead_at=starts(course, 16) + WEEK)
    assert counted.uses_up and counted.instead is None
    assert (7, "cancelled") in numbers(course) and len(numbers(course)) == 16
    assert not CourseChange.objects.exists()


def test_the_trace_has_the_last_day_before_and_after(course) -> None:
    before = last_day_of(course)
    cancel(course, instead_at=starts(course, 16) + WEEK)
    change = CourseChange.objects.get()
    assert (change.what, change.last_before, change.last_after) == (
        "session_lost",
        before,
        before + WEEK,
    )


def test_a_last_one_that_is_cancelled_is_not_the_last_and_that_is_told(course) -> None:
    before, told_at = last_day_of(course), starts(course, 16) - HOUR
    cancel(course, 16, told_at=told_at, counts=True, reason="They asked for it.")
    dates = dates_of(course, sessions_of(course), NOW.date())
    assert (dates.last, dates.last_number) == (before - WEEK, 15)
    assert (dates.used, dates.left, dates.without_time) == (7, 9, ())
    change = CourseChange.objects.get()
    assert (change.what, change.last_before, change.last_after) == (
        "ending_moved",
        before,
        before - WEEK,
    )


def test_a_session_that_moves_past_the_end_moves_the_ending_and_no_other(course) -> None:
    before = last_day_of(course)
    for number, days in ((8, 1), (15, 9)):
        moved = {"starts_at": starts(course, number) + timedelta(days=days), "at": NOW}
        move_session(session=course.sessions.get(number=number), by=course.therapist, **moved)
    change = CourseChange.objects.get()
    assert (change.what, change.last_before, change.last_after) == (
        "ending_moved",
        before,
        before + timedelta(days=2),
    )
    assert dates_of(course, sessions_of(course), NOW.date()).last_number == 15


def test_without_a_time_the_last_one_is_still_to_be_arranged(course) -> None:
    cancel(course)
    dates = dates_of(course, sessions_of(course), NOW.date())
    assert dates.without_time == (16,) and (dates.used, dates.left) == (6, 10)
    session = course.sessions.get(number=16)
    (first, *_) = arranging.other_times(course, at=NOW)
    assert first == starts(course, 15) + WEEK
    arranging.arrange_session(session=session, starts_at=first, by=course.therapist, at=NOW)
    assert starts(course, 16) == first
    with pytest.raises(NotAllowed):
        arranging.arrange_session(
            session=session, starts_at=first + WEEK, by=course.therapist, at=NOW
        )


def test_a_week_that_falls_out_is_a_break_for_both_sides(course) -> None:
    cancel(course, instead_at=starts(course, 16) + WEEK)
    (gap,) = dates_of(course, sessions_of(course), NOW.date()).breaks
    assert gap.weeks == 1 and (gap.until - gap.after).days == 14


def test_what_is_asked_before_the_new_one_is_what_is_asked_in_the_course(practice, course) -> None:
    for code in ("phq9", "gad7"):
        practice.house.request(course, code, number=8, opens_at=NOW + 8 * WEEK)
    cancel(course, instead_at=starts(course, 16) + WEEK)
    new = Request.objects.filter(session=course.sessions.get(number=16))
    assert {(each.measure, each.state) for each in new} == {
        ("phq9", "planned"),
        ("gad7", "planned"),
    }
    gone = Request.objects.filter(session=course.sessions.get(number=101))
    assert {each.state for each in gone} == {"void"}


@pytest.mark.parametrize("who", [CancelledBy.THERAPIST, CancelledBy.SERVICE])
def test_what_we_cancel_never_costs_the_client_a_session(course, who) -> None:
    told_at = starts(course, 7) - HOUR
    assert not cancel(course, 7, cancelled_by=who, told_at=told_at, at=told_at).uses_up


def test_what_both_signed_goes_before_what_is_usual(practice, course, therapist) -> None:
    assert rule_of(course).version is None
    rule = {"uses_up": ["in_time"], "notice_hours": 24}
    made = agreements.write_agreement(course=course, terms=TERMS | rule, by=therapist, at=NOW)
    agreements.sign_agreement(agreement=made, by=therapist, at=NOW)
    assert rule_of(course).version is None
    agreements.sign_agreement(agreement=made, by=practice.client.account, at=NOW)
    agreed = rule_of(course)
    assert agreed.version == 1 and agreed.rule.notice_hours == 24
    assert cancel(course).uses_up


def test_decided_otherwise_needs_a_reason(course) -> None:
    with nothing_changed(*EVERYTHING), pytest.raises(NotAllowed):
        cancel(course, counts=True)
    cancel(course, counts=True, reason="They asked for it to count.")
    kept = Attendance.objects.get()
    assert (kept.uses_up, kept.as_agreed) == (True, False)
    assert kept.open("reason") == "They asked for it to count."


def test_a_clash_at_the_end_changes_nothing_and_other_weeks_are_offered(practice, course) -> None:
    end = starts(course, 16) + WEEK
    take(practice.therapist, end)
    with nothing_changed(*EVERYTHING), pytest.raises(SlotTaken):
        cancel(course, instead_at=end)
    away(practice.therapist, end + WEEK - HOUR, 1)
    with nothing_changed(*EVERYTHING), pytest.raises(NotOffered):
        cancel(course, instead_at=end + WEEK)
    assert course.sessions.get(number=8).state == "planned"
    assert arranging.other_times(course, at=NOW)[:2] == [end + 2 * WEEK, end + 3 * WEEK]


def test_a_missed_session_counts_and_ends_nothing(course, therapist) -> None:
    session = course.sessions.get(number=7)
    counted = attending.miss_session(session=session, by=therapist, at=NOW)
    session.refresh_from_db()
    course.refresh_from_db()
    assert counted.uses_up and (session.number, session.state) == (7, "missed")
    assert session.appointment.state == "missed"
    assert (course.state, course.ended_at) == ("in_course", None)
    assert course.sessions.filter(state="planned").count() == 9


def test_missed_where_that_was_agreed_not_to_count(practice, course, therapist, settings) -> None:
    settings.USES_UP = frozenset()
    session = course.sessions.get(number=7)
    counted = attending.miss_session(session=session, by=therapist, at=NOW)
    assert not counted.uses_up and counted.instead.number == 16
    session.refresh_from_db()
    assert (session.number, session.state) == (101, "missed")


def test_two_that_do_not_count_stand_beside_one_another(course) -> None:
    cancel(course, 8)
    cancel(course, 8)
    assert {n for n, state in numbers(course) if state == "cancelled"} == {101, 102}
    assert [n for n, _ in numbers(course)][:16] == list(range(1, 17))


def test_came_late_took_place(course, therapist) -> None:
    session = course.sessions.get(number=7)
    assert attending.came_late(session=session, by=therapist, at=NOW).uses_up
    session.refresh_from_db()
    assert (session.state, session.appointment.state) == ("held", "attended")
    assert Attendance.objects.get().became == "late"


def test_it_is_said_once_what_became_of_a_session(course, therapist) -> None:
    session = course.sessions.get(number=7)
    attending.miss_session(session=session, by=therapist, at=NOW)
    for act in (attending.miss_session, attending.came_late):
        with nothing_changed(*EVERYTHING), pytest.raises(NotAllowed):
            act(session=session, by=therapist, at=NOW)


def test_only_its_therapist_says_what_became_of_it(practice, course) -> None:
    for who in (practice.other, practice.supervisor, practice.client.account):
        with nothing_changed(*EVERYTHING), pytest.raises(NotYours):
            cancel(course, by=who)


def test_a_course_that_ended_is_not_counted_on(course, therapist) -> None:
    session = course.sessions.get(number=8)
    end_course(course=course, ended_by="both", reason="Done.", by=therapist, at=NOW)
    with nothing_changed(*EVERYTHING), pytest.raises(NotAllowed):
        cancel(course, session=session, number=8)


def test_what_is_decided_after_a_missed_one_is_written_down_and_ends_nothing(
    course, therapist
) -> None:
    session = course.sessions.get(number=7)
    attending.miss_session(session=session, by=therapist, at=NOW)
    kept = decide_after_missed(
        session=session, decided="wait", words="", wait_until=NOW.date(), by=therapist, at=NOW
    )
    assert (kept.decided, kept.decided_by, kept.decided_at) == ("wait", therapist, NOW)
    with pytest.raises(Stale):
        decide_after_missed(
            session=session, decided="letter", words="", revision=0, by=therapist, at=NOW
        )
    course.refresh_from_db()
    assert course.ended_at is None and audited("decide-after-missed") == 1


def test_planted_a_fault_in_the_last_step_leaves_the_numbers_as_they_were(
    course, monkeypatch
) -> None:
    def fault(**_: object) -> None:
        raise RuntimeError("planted")

    before = numbers(course)
    monkeypatch.setattr(attending, "plan_next", fault)
    with nothing_changed(*EVERYTHING), pytest.raises(RuntimeError):
        cancel(course, instead_at=starts(course, 16) + WEEK)
    assert numbers(course) == before
