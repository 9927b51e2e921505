"""When somebody is told that there is something to answer: once as it opens, once on the day."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail

from sixteen.journeys.answering import finish
from sixteen.journeys.courses import move_session, opening_time
from sixteen.outbox.models import Message
from sixteen.outbox.sending import send_due
from sixteen.questionnaires.actions import request_measures
from tests.people_of import answer

# Wednesday at nine, and Thursday at half past two: four hours before the session at 18:30.
OPENS = datetime(2026, 11, 25, 9, tzinfo=UTC)
NUDGE = datetime(2026, 11, 26, 14, 30, tzinfo=UTC)
WEEK = timedelta(days=7)
NOW = OPENS - timedelta(days=1)


@pytest.fixture
def session(course):  # type: ignore[no-untyped-def]
    return course.sessions.get(number=7)


@pytest.fixture
def asked(session, therapist):  # type: ignore[no-untyped-def]
    opens_at = opening_time(session.appointment.starts_at, "Europe/London")
    assert opens_at == OPENS
    return request_measures(
        session=session, measures=["phq9", "gad7"], opens_at=opens_at, by=therapist, at=NOW
    )


OPEN_WORDS = ["There is something for you before your appointment"]
NUDGE_WORDS = ["Before your appointment"]


def subjects_at(at: datetime) -> list[str]:
    """What leaves then, of these two."""
    mail.outbox.clear()
    send_due(at=at)
    return [each.subject for each in mail.outbox if [each.subject] in (OPEN_WORDS, NUDGE_WORDS)]


def move(session, by, to: datetime, at: datetime) -> None:  # type: ignore[no-untyped-def]
    move_session(session=session, starts_at=to, by=by, at=at)


def test_once_as_it_opens_and_once_on_the_day(asked) -> None:
    assert subjects_at(OPENS - timedelta(minutes=1)) == []
    assert subjects_at(OPENS) == OPEN_WORDS
    assert subjects_at(NUDGE - timedelta(minutes=1)) == []
    assert subjects_at(NUDGE) == NUDGE_WORDS
    assert subjects_at(NUDGE + timedelta(hours=3)) == []


def test_what_was_answered_meanwhile_is_not_asked_again(asked) -> None:
    subjects_at(OPENS)
    for request in asked:
        answer(request, 1, 1, at=OPENS)
        finish(request=request, by=request.client.account, at=OPENS)
    assert subjects_at(NUDGE) == []


def test_while_one_of_two_is_left_it_is_said(asked) -> None:
    subjects_at(OPENS)
    answer(asked[0], 1, 1, at=OPENS)
    finish(request=asked[0], by=asked[0].client.account, at=OPENS)
    assert subjects_at(NUDGE) == NUDGE_WORDS


def test_it_is_decided_as_it_is_sent(asked) -> None:
    """Not by what was withdrawn when the answers came, but by what the answers are then."""
    type(asked[0]).objects.update(state="answered")
    assert subjects_at(OPENS) == [] and subjects_at(NUDGE) == []


def test_a_session_that_moved_after_they_were_told_is_told_again(session, asked, therapist) -> None:
    assert subjects_at(OPENS) == OPEN_WORDS
    move(session, therapist, session.appointment.starts_at + timedelta(days=6), OPENS)
    assert subjects_at(NUDGE) == []
    assert subjects_at(OPENS + timedelta(days=6)) == OPEN_WORDS
    assert subjects_at(NUDGE + timedelta(days=6)) == NUDGE_WORDS


def test_a_session_that_moved_by_an_hour_is_not_told_again(session, asked, therapist) -> None:
    assert subjects_at(OPENS) == OPEN_WORDS
    answer(asked[0], 1, 1, at=OPENS)
    later = OPENS + timedelta(minutes=30)
    move(session, therapist, session.appointment.starts_at - timedelta(hours=1), later)
    assert subjects_at(later) == []
    assert subjects_at(NUDGE - timedelta(hours=1)) == NUDGE_WORDS
    assert subjects_at(NUDGE) == []


def test_nobody_is_nudged_at_night_or_just_before(session, asked, therapist) -> None:
    """At half past eight, four hours before is half past four, and eight o'clock is too late."""
    early = datetime(2026, 11, 26, 8, 30, tzinfo=UTC)
    move(session, therapist, early, NOW)
    send_due(at=OPENS)
    for hour in (5, 8):
        assert subjects_at(early.replace(hour=hour, minute=0)) == []
    assert Message.objects.get(kind="questionnaire-nudge").outcome == "too late"


def test_a_service_may_do_without(session, therapist, settings) -> None:
    settings.NUDGE_HOURS = 0
    request_measures(session=session, measures=["phq9"], opens_at=OPENS, by=therapist, at=NOW)
    assert list(Message.objects.values_list("kind", flat=True)) == ["questionnaire-open"]


def test_days_and_time_are_the_services_own(settings) -> None:
    settings.QUESTIONNAIRES_DAYS = 3
    settings.QUESTIONNAIRES_TIME = datetime(2026, 1, 1, 17, 30).time()
    monday = datetime(2026, 11, 30, 18, 30, tzinfo=UTC)
    assert opening_time(monday, "Europe/London") == datetime(2026, 11, 25, 17, 30, tzinfo=UTC)
