"""An alert: who looks, until when, what the client is told, and how it is closed."""

from datetime import UTC, datetime, timedelta

import pytest

from sixteen.care import access
from sixteen.care.actions import alerts
from sixteen.care.cover import cover_of, said_to_the_client
from sixteen.care.models import Alert
from sixteen.care.refusals import NotAllowed, NotYours, Stale
from sixteen.domain.safety import Concern
from sixteen.journeys.answering import who_reads
from sixteen.people.models import Account
from tests.people_of import answer, at_work, audited, away, nobody_on_duty, on_duty, refused
from tests.portal.house import NOW

EVENING = datetime(2026, 11, 24, 22, 0, tzinfo=UTC)
FRIDAY_NIGHT = datetime(2026, 11, 27, 23, 0, tzinfo=UTC)


def raise_one(practice, at=NOW, words: str = "Item 9") -> Alert:  # type: ignore[no-untyped-def]
    concern = Concern("phq9", "phq9_9", 1, words)
    return alerts.raise_alert(
        client=practice.client, course=practice.course, concerns=[concern], by=None, at=at
    )


def test_while_the_therapist_works_they_look_within_two_hours(practice, course, therapist) -> None:
    nobody_on_duty()
    at_work(therapist)
    cover = cover_of(course, at=NOW)
    assert (cover.reader, cover.look_by) == (therapist, NOW + timedelta(hours=2))
    assert cover.promised


def test_at_night_it_is_looked_at_when_work_begins(course, therapist) -> None:
    nobody_on_duty()
    at_work(therapist)
    assert cover_of(course, at=EVENING).look_by == datetime(2026, 11, 25, 11, 0, tzinfo=UTC)


def test_over_the_weekend_it_is_monday_or_the_duty_turn(practice, course, therapist) -> None:
    nobody_on_duty()
    at_work(therapist)
    assert cover_of(course, at=FRIDAY_NIGHT).look_by == datetime(2026, 11, 30, 11, 0, tzinfo=UTC)
    on_duty(practice.duty, FRIDAY_NIGHT + timedelta(hours=12))
    cover = cover_of(course, at=FRIDAY_NIGHT)
    assert cover.reader == practice.duty
    assert cover.look_by == FRIDAY_NIGHT + timedelta(hours=14)


def test_while_the_therapist_is_away_the_deputy_looks(practice, course, therapist) -> None:
    nobody_on_duty()
    at_work(therapist)
    at_work(practice.other)
    away(therapist, NOW - timedelta(days=1), 14)
    course.deputy = practice.other
    course.save()
    cover = cover_of(course, at=NOW)
    assert (cover.reader, cover.look_by) == (practice.other, NOW + timedelta(hours=2))


def test_while_the_therapist_is_away_without_a_deputy_duty_looks(practice, course) -> None:
    at_work(practice.therapist)
    away(practice.therapist, NOW - timedelta(days=1), 14)
    assert cover_of(course, at=NOW).reader == practice.duty


def test_whoever_knows_the_client_looks_where_both_are_there(course, therapist) -> None:
    at_work(therapist)
    assert cover_of(course, at=NOW).reader == therapist


def test_a_therapist_who_left_is_not_made_to_look(practice, course, therapist) -> None:
    at_work(therapist)
    therapist.is_active = False
    therapist.save()
    course.refresh_from_db()
    assert cover_of(course, at=NOW).reader == practice.duty


def test_where_nobody_is_there_no_time_is_promised_and_the_sentence_says_so(
    course, therapist
) -> None:
    nobody_on_duty()
    cover = cover_of(course, at=NOW)
    assert cover.reader == therapist and not cover.promised
    assert "We cannot say when" in said_to_the_client(cover, at=NOW)


def test_the_sentence_names_who_reads_and_when(practice, course, therapist) -> None:
    at_work(therapist)
    said = said_to_the_client(cover_of(course, at=NOW), at=NOW)
    assert said.startswith("Ola Brandt will read this by 12:00 on Tuesday 24 November.")
    assert "Nobody watches these answers around the clock." in said


def test_no_time_that_has_passed_is_promised(practice, course, therapist) -> None:
    at_work(therapist)
    request = practice.house.request(course)
    answer(request, 9, 1)
    assert "12:00" in who_reads(request=request, at=NOW)
    assert "We cannot say when" in who_reads(request=request, at=NOW + timedelta(hours=3))


def test_a_late_alert_goes_to_whoever_is_on_duty_and_stays_overdue(practice) -> None:
    alert = practice.alert(minutes=30)
    late = NOW + timedelta(minutes=31)
    assert alerts.hand_over_late_alerts(at=late) == 1
    now = Alert.objects.get()
    assert now.owner == practice.duty and now.look_by == alert.look_by
    assert len(now.open("concerns")) == 1
    assert audited("hand-over-alert", person=practice.client.pk) == 1


def test_an_alert_in_time_taken_or_with_nobody_on_duty_is_not_handed_over(practice) -> None:
    late = NOW + timedelta(minutes=31)
    alert = practice.alert(minutes=30)
    assert alerts.hand_over_late_alerts(at=NOW) == 0
    nobody_on_duty()
    assert alerts.hand_over_late_alerts(at=late) == 0
    on_duty(practice.duty, NOW)
    alerts.take_alert(alert=alert, by=practice.therapist, at=NOW)
    assert alerts.hand_over_late_alerts(at=late) == 0
    assert Alert.objects.get().owner == practice.therapist


def test_handed_over_twice_is_handed_over_once(practice) -> None:
    practice.alert(minutes=30)
    late = NOW + timedelta(minutes=31)
    assert [alerts.hand_over_late_alerts(at=late) for _ in range(2)] == [1, 0]


def test_a_grown_alert_cannot_be_closed_unread(practice, therapist) -> None:
    alert = raise_one(practice)
    raise_one(practice, NOW + timedelta(minutes=1), "Another")
    with pytest.raises(Stale):
        alerts.close_alert(alert=alert, outcome="We spoke.", by=therapist, at=NOW, seen=1)
    assert Alert.objects.get().state == "open"
    alerts.close_alert(alert=alert, outcome="We spoke.", by=therapist, at=NOW, seen=2)
    closed = Alert.objects.get()
    assert (closed.state, closed.closed_by, closed.open("outcome")) == (
        "closed",
        therapist,
        "We spoke.",
    )


@pytest.mark.parametrize("outcome", ["", "  \n"])
def test_an_alert_is_closed_with_words(practice, therapist, outcome) -> None:
    alert = raise_one(practice)
    with pytest.raises(NotAllowed):
        alerts.close_alert(alert=alert, outcome=outcome, by=therapist, at=NOW)


def test_closing_twice_keeps_the_first_words(practice, therapist) -> None:
    alert = raise_one(practice)
    alerts.close_alert(alert=alert, outcome="We spoke.", by=therapist, at=NOW)
    alerts.close_alert(alert=alert, outcome="Other words", by=practice.duty, at=NOW)
    assert Alert.objects.get().open("outcome") == "We spoke."


def outsiders(practice) -> list[Account]:  # type: ignore[no-untyped-def]
    return [practice.other, practice.supervisor, practice.client.account]


def test_only_its_people_take_and_close_an_alert(practice, therapist) -> None:
    nobody_on_duty()
    at_work(therapist)
    alert = raise_one(practice)
    for who in outsiders(practice):
        with pytest.raises(NotYours):
            alerts.take_alert(alert=alert, by=who, at=NOW)
        with pytest.raises(NotYours):
            alerts.close_alert(alert=alert, outcome="Done", by=who, at=NOW)
    assert alerts.take_alert(alert=alert, by=practice.duty, at=NOW).owner == practice.duty


def test_only_its_people_read_an_alert(practice, therapist) -> None:
    nobody_on_duty()
    at_work(therapist)
    alert = raise_one(practice)
    for who in (therapist, practice.duty):
        assert access.alert_for(who, alert.pk, at=NOW) == alert
        assert audited("view-alert", actor=who.pk) == 1
    for who in outsiders(practice):
        with refused("alert", who):
            access.alert_for(who, alert.pk, at=NOW)


def test_on_duty_a_closed_alert_is_not_there_any_more(practice, therapist) -> None:
    nobody_on_duty()
    at_work(therapist)
    alert = raise_one(practice)
    alerts.close_alert(alert=alert, outcome="We spoke.", by=therapist, at=NOW)
    with refused("alert", practice.duty):
        access.alert_for(practice.duty, alert.pk, at=NOW)
