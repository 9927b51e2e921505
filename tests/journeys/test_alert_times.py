"""An alert that is to be asked about in a session goes along with that session's time."""

from datetime import timedelta

import pytest

from sixteen.care.actions import alerts
from sixteen.care.actions.absences import record_absence
from sixteen.care.models import Alert
from sixteen.care.sentence import sentence_of
from sixteen.domain.counting import CancelledBy
from sixteen.journeys import absences, attending, changing_therapist, pausing
from sixteen.journeys.courses import end_course, move_session
from sixteen.outbox.models import Message
from tests.people_of import answer, audited
from tests.portal.house import NOW
from tests.scheduling.diary_of import take

# The session after is on Thursday the 26th at 18:30. Until 18:00 somebody is on duty.
MINUTE = timedelta(minutes=1)
LATER, HOURS = NOW + timedelta(hours=3), timedelta(hours=2)
THURSDAY = NOW + timedelta(days=2, hours=8, minutes=30)
MONDAY = NOW + timedelta(days=6, hours=4)


@pytest.fixture
def seventh(practice, course):  # type: ignore[no-untyped-def]
    """Session 7, in which the alert is due that was raised at one o'clock."""
    first, again = (practice.house.request(course, number=number) for number in (6, 8))
    answer(first, 9, 2)
    alerts.close_alert(
        alert=the_alert(), outcome="We spoke.", by=practice.therapist, at=NOW, talked=True
    )
    answer(again, 9, 1, at=LATER)
    session = course.sessions.get(number=7)
    assert (the_alert().at_session, the_alert().look_by) == (session, THURSDAY + 80 * MINUTE)
    return session


def the_alert() -> Alert:
    return Alert.objects.get(state="open")


def move(session, starts_at, at=LATER):  # type: ignore[no-untyped-def]
    return move_session(session=session, starts_at=starts_at, by=session.course.therapist, at=at)


def test_it_is_due_where_the_session_is_now_and_both_read_that(practice, seventh) -> None:
    move(seventh, MONDAY)
    alert = the_alert()
    assert (alert.owner, alert.at_session) == (practice.therapist, seventh)
    assert alert.look_by == MONDAY + 80 * MINUTE and alert.promised
    said = sentence_of(alert, at=LATER)
    assert "will ask you about this in your session at 14:00 on Monday 30 November" in said
    assert alerts.hand_over_late_alerts(at=THURSDAY + 90 * MINUTE) == 0
    assert audited("re-time-alert", person=practice.client.pk) == 1


def is_moved_far(practice, session):  # type: ignore[no-untyped-def]
    move(session, LATER + timedelta(days=8, hours=1))


def is_cancelled(practice, session):  # type: ignore[no-untyped-def]
    attending.cancel_session(
        session=session,
        cancelled_by=CancelledBy.CLIENT,
        told_at=LATER,
        reason="",
        by=practice.therapist,
        at=LATER,
    )


def is_missed(practice, session):  # type: ignore[no-untyped-def]
    attending.miss_session(session=session, by=practice.therapist, at=LATER)


def is_paused(practice, session):  # type: ignore[no-untyped-def]
    pausing.pause_course(
        course=session.course,
        reason="Ill.",
        until=NOW.date() + timedelta(days=21),
        by=practice.therapist,
        at=LATER,
    )


def is_away(practice, session):  # type: ignore[no-untyped-def]
    week = {"starts_at": LATER, "ends_at": LATER + timedelta(days=7)}
    made = record_absence(
        therapist=practice.therapist, cover=None, by=practice.therapist, at=LATER, **week
    )
    mark = absences.mark_of(absences.to_tell(made, at=LATER))
    absences.cancel_for_absence(absence=made, mark=mark, by=practice.therapist, at=LATER)


def is_handed_over(practice, session):  # type: ignore[no-untyped-def]
    take(practice.other, session.appointment.starts_at)
    changing_therapist.change_therapist(
        course=session.course, to=practice.other, reason="x", by=practice.therapist, at=LATER
    )


def is_ended(practice, session):  # type: ignore[no-untyped-def]
    given = {"ended_by": "client", "reason": "x", "by": practice.therapist, "at": LATER}
    end_course(course=session.course, **given)


@pytest.mark.parametrize(
    "falls_out",
    [is_moved_far, is_cancelled, is_missed, is_paused, is_away, is_handed_over, is_ended],
)
def test_where_it_falls_out_the_clock_starts_and_somebody_is_told(
    practice, seventh, falls_out
) -> None:
    falls_out(practice, seventh)
    alert = the_alert()
    assert alert.at_session is None and alert.look_by == LATER + HOURS
    assert alert.owner == practice.duty and alert.promised
    told = Message.objects.filter(about=alert.pk, person=practice.duty.person)
    assert told.filter(about_revision=alert.revision).exists()
    said = sentence_of(alert, at=LATER)
    assert said.startswith("The clinician on duty will read this by 15:00 on Tuesday 24 November.")


def test_however_often_it_moves_the_answer_is_asked_about_within_eight_days(seventh) -> None:
    move(seventh, MONDAY)
    move(seventh, LATER + timedelta(days=8, hours=1), at=LATER + timedelta(days=1))
    assert the_alert().at_session is None
    assert the_alert().look_by < LATER + timedelta(days=2)


def test_handed_over_with_its_time_the_new_one_asks_in_that_session(practice, seventh) -> None:
    changing_therapist.change_therapist(
        course=seventh.course, to=practice.other, reason="x", by=practice.therapist, at=LATER
    )
    alert = the_alert()
    assert (alert.owner, alert.at_session) == (practice.other, seventh)
    assert alert.look_by == THURSDAY + 80 * MINUTE
    assert "Rae Winter will ask you about this in your session" in sentence_of(alert, at=LATER)


def test_what_somebody_else_took_or_is_late_keeps_its_time(practice, seventh) -> None:
    alerts.take_alert(alert=the_alert(), by=practice.duty, at=LATER)
    is_cancelled(practice, seventh)
    alert = the_alert()
    assert (alert.owner, alert.look_by) == (practice.duty, THURSDAY + 80 * MINUTE)
    assert alert.at_session is None and alert.taken_at == LATER
    Alert.objects.update(at_session=seventh, look_by=LATER - HOURS, taken_at=None)
    is_ended(practice, seventh)
    assert the_alert().look_by == LATER - HOURS


def talked_of(practice, value):  # type: ignore[no-untyped-def]
    """An answer to question 9 that was talked about four days ago."""
    opened = NOW - timedelta(days=9)
    before = practice.house.request(practice.course, number=6, opens_at=opened)
    answer(before, 9, value, at=NOW - timedelta(days=5))
    given = {"outcome": "We spoke.", "by": practice.therapist, "talked": True}
    alerts.close_alert(alert=the_alert(), at=NOW - timedelta(days=4), **given)
    return practice.house.request(practice.course)


@pytest.mark.parametrize("hours", [2, 22])
def test_no_other_session_takes_its_place(practice, course, hours) -> None:
    """Said again on the last day, when the session a week later is less than eight days away."""
    again, session = talked_of(practice, 3), course.sessions.get(number=7)
    answer(again, 9, 3, at=THURSDAY - timedelta(hours=hours))
    assert the_alert().at_session == session
    told = Message.objects.filter(kind=alerts.FOR_STAFF).count()
    at = THURSDAY + 40 * MINUTE
    attending.miss_session(session=session, by=practice.therapist, at=at)
    alert = the_alert()
    assert alert.at_session is None and alert.look_by < at + timedelta(days=1)
    assert Message.objects.filter(kind=alerts.FOR_STAFF).count() == told + 1


def test_what_was_taken_back_was_said_all_the_same(practice, course) -> None:
    again, session = talked_of(practice, 1), course.sessions.get(number=7)
    at = THURSDAY - 20 * MINUTE
    for value, when in ((1, at - timedelta(hours=1)), (3, at), (1, at)):
        answer(again, 9, value, at=when)
    assert the_alert().at_session == session
    move(session, THURSDAY + timedelta(days=6), at=at)
    alert = the_alert()
    assert alert.at_session is None and alert.look_by < at + timedelta(days=1)
