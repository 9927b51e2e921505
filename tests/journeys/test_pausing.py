"""A pause, going on, more sessions and the longer therapy: with the diary, or not at all."""

from datetime import date, timedelta

import pytest

from sixteen.care.dates import dates_of
from sixteen.care.models import Course, CourseChange, Session
from sixteen.care.queries import last_day_of, sessions_of
from sixteen.care.refusals import NotAllowed, NotYours
from sixteen.domain.protocol import PROTOCOLS, Phase, phase_bounds
from sixteen.intake.models import Enquiry
from sixteen.journeys import pausing
from sixteen.journeys.courses import end_course
from sixteen.outbox.models import Message
from sixteen.questionnaires.models import Request
from sixteen.scheduling.models import Appointment
from tests.people_of import away, nothing_changed
from tests.portal.house import NOW
from tests.scheduling.diary_of import take

WEEK = timedelta(days=7)
# Sessions are on Thursdays at 18:30: the seventh on 26 November, the sixteenth on 28 January.
UNTIL = date(2026, 12, 15)
EVERYTHING = [
    model.objects.count for model in (Appointment, CourseChange, Message, Request, Session)
]


def times(course):  # type: ignore[no-untyped-def]
    """The day of each session that is to come, by number."""
    rows = course.sessions.filter(state="planned").select_related("appointment")
    return {s.number: s.appointment and s.appointment.wall[:10] for s in rows}


def pause(course, **changes):  # type: ignore[no-untyped-def]
    given = {"reason": "A new child.", "until": UNTIL, "by": course.therapist, "at": NOW}
    return pausing.pause_course(course=course, **(given | changes))


def resume(course, first_day=UNTIL, **changes):  # type: ignore[no-untyped-def]
    given = {"first_day": first_day, "by": course.therapist, "at": NOW + 2 * WEEK}
    return pausing.resume_course(course=course, **(given | changes))


def longer(course, protocol="DIT", planned=20, **changes):  # type: ignore[no-untyped-def]
    given = {"reason": "We both want it.", "by": course.therapist, "at": NOW}
    return pausing.lengthen_course(
        course=course, protocol=protocol, planned_sessions=planned, **(given | changes)
    )


def test_times_in_the_pause_are_let_go_and_the_sessions_move_on(course) -> None:
    gone = pause(course)
    assert [each.wall[:10] for each in gone] == ["2026-11-26", "2026-12-03", "2026-12-10"]
    assert times(course)[7] == "2026-12-17" and times(course)[13] == "2027-01-28"
    assert [times(course)[number] for number in (14, 15, 16)] == [None, None, None]
    course.refresh_from_db()
    assert (course.state, course.next_action) == ("paused", "review-pause")
    assert course.next_action_due.date() == UNTIL
    assert Message.objects.filter(kind="appointment-cancelled").count() == 3
    change = CourseChange.objects.get()
    assert (change.what, change.open("reason")) == ("paused", "A new child.")


def test_it_goes_on_in_the_weeks_after_the_last_one_and_uses_up_no_session(course) -> None:
    pause(course)
    placed = resume(course)
    assert [each.number for each in placed.placed] == [14, 15, 16] and placed.to_arrange == []
    assert list(times(course).values())[-3:] == ["2027-02-04", "2027-02-11", "2027-02-18"]
    assert sorted(times(course).values()) == list(times(course).values())
    course.refresh_from_db()
    assert (course.state, course.next_action) == ("in_course", "hold-session")
    assert CourseChange.objects.get(what="resumed").last_after == date(2027, 2, 18)


def test_going_on_sooner_fills_the_weeks_that_were_let_go(course) -> None:
    pause(course, until=date(2027, 1, 1))
    resume(course, date(2026, 12, 8))
    found = list(times(course).values())
    assert found[:3] == ["2026-12-10", "2026-12-17", "2026-12-24"] and found == sorted(found)


def test_weeks_that_are_taken_are_left_out_and_the_course_ends_later(practice, course) -> None:
    pause(course)
    take(practice.therapist, course.sessions.get(number=13).appointment.starts_at + WEEK)
    away(practice.therapist, course.sessions.get(number=13).appointment.starts_at + 2 * WEEK, 1)
    resume(course)
    assert list(times(course).values())[-3:] == ["2027-02-18", "2027-02-25", "2027-03-04"]
    gaps = dates_of(course, sessions_of(course), date(2027, 1, 1)).breaks
    assert [gap.weeks for gap in gaps] == [2]


def test_what_is_asked_opens_before_the_new_time(practice, course) -> None:
    asked = practice.house.request(course, number=7, opens_at=NOW - timedelta(days=1))
    pause(course)
    asked.refresh_from_db()
    assert asked.opens_at.date() == date(2026, 12, 16)


def test_paused_again_the_day_moves(course) -> None:
    pause(course)
    pause(course, until=date(2027, 1, 12), at=NOW + WEEK)
    course.refresh_from_db()
    assert course.next_action_due.date() == date(2027, 1, 12)
    assert list(times(course).values())[3:] == [None] * 7


def test_the_enquiry_goes_along(practice, course) -> None:
    enquiry = practice.enquiry()
    Enquiry.objects.filter(pk=enquiry.pk).update(state="in_course")
    Course.objects.filter(pk=course.pk).update(enquiry=enquiry)
    pause(Course.objects.get(pk=course.pk))
    enquiry.refresh_from_db()
    assert enquiry.state == "paused"
    resume(Course.objects.get(pk=course.pk))
    enquiry.refresh_from_db()
    assert enquiry.state == "in_course"


def test_a_paused_course_can_end(course, therapist) -> None:
    pause(course)
    end_course(course=course, ended_by="client", reason="Enough.", by=therapist, at=NOW)
    assert not course.sessions.filter(state="planned").exists()


@pytest.mark.parametrize(
    "changes", [{"reason": " "}, {"until": NOW.date()}, {"until": NOW.date() - WEEK}]
)
def test_a_pause_has_a_reason_and_an_end(course, changes) -> None:
    with nothing_changed(*EVERYTHING), pytest.raises(NotAllowed):
        pause(course, **changes)


def test_what_is_not_paused_does_not_go_on(course) -> None:
    with nothing_changed(*EVERYTHING), pytest.raises(NotAllowed):
        resume(course)


def test_more_sessions_follow_the_last_one_and_the_phases_with_them(practice, course) -> None:
    practice.house.request(course)
    before = last_day_of(course)
    placed = longer(course)
    course.refresh_from_db()
    assert course.planned_sessions == 20 and [s.number for s in placed.placed] == [17, 18, 19, 20]
    assert times(course)[20] == f"{before + 4 * WEEK}"
    assert phase_bounds(PROTOCOLS["DIT"], 20)[Phase.ENDING] == (16, 20)
    assert Request.objects.filter(session__number__gt=16).count() == 4
    change = CourseChange.objects.get()
    assert (change.what, change.last_before, change.last_after) == (
        "extended",
        before,
        before + 4 * WEEK,
    )
    assert Message.objects.filter(kind="appointment-moved").count() == 1


def test_it_becomes_the_longer_therapy(course) -> None:
    longer(course, "DITCC", 26)
    course.refresh_from_db()
    assert (course.protocol, course.planned_sessions) == ("DITCC", 26)
    assert course.sessions.filter(state="planned", appointment=None).count() == 0
    assert CourseChange.objects.get().what == "protocol"


@pytest.mark.parametrize(
    ("protocol", "planned"), [("DIT", 16), ("DIT", 12), ("DIT", 27), ("DITCC", 20)]
)
def test_a_number_that_cannot_be_agreed_is_refused_whole(course, protocol, planned) -> None:
    with nothing_changed(*EVERYTHING), pytest.raises(NotAllowed):
        longer(course, protocol, planned)
    course.refresh_from_db()
    assert (course.protocol, course.planned_sessions) == ("DIT", 16)


def test_while_it_is_paused_or_without_a_reason_there_are_no_more(course) -> None:
    with nothing_changed(*EVERYTHING), pytest.raises(NotAllowed):
        longer(course, reason="")
    pause(course)
    with nothing_changed(*EVERYTHING), pytest.raises(NotAllowed):
        longer(course)


def test_only_its_therapist_pauses_lets_go_on_and_lengthens(practice, course) -> None:
    for act in (pause, longer):
        with nothing_changed(*EVERYTHING), pytest.raises(NotYours):
            act(course, by=practice.other)


def test_planted_a_fault_in_the_last_step_of_a_pause_keeps_every_time(course, monkeypatch) -> None:
    def fault(**_: object) -> None:
        raise RuntimeError("planted")

    before = times(course)
    monkeypatch.setattr(pausing, "keep_change", fault)
    with nothing_changed(*EVERYTHING), pytest.raises(RuntimeError):
        pause(course)
    assert times(course) == before
