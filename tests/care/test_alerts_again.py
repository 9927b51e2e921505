"""After a conversation, in the room, by hand: whose an alert is then, and by when."""

from datetime import timedelta

import pytest

from sixteen.care.actions import alerts
from sixteen.care.models import Alert
from sixteen.care.refusals import NotAllowed, NotYours
from sixteen.care.sentence import sentence_of
from sixteen.journeys.answering import finish
from sixteen.outbox.models import Message
from sixteen.scheduling.models import Appointment
from tests.people_of import answer, at_work, audited, nobody_on_duty, on_duty
from tests.portal.house import NOW

# The session after is on Thursday the 26th at 18:30.
LATER = NOW + timedelta(hours=3)
THURSDAY = NOW + timedelta(days=2, hours=8, minutes=30)


@pytest.fixture
def asked(practice, course):  # type: ignore[no-untyped-def]
    return [practice.house.request(course, number=number) for number in (7, 8, 9)]


def the_alert() -> Alert:
    return Alert.objects.get(state="open")


def talked(by, *, talked: bool = True) -> None:  # type: ignore[no-untyped-def]
    alerts.close_alert(alert=the_alert(), outcome="We spoke.", by=by, at=NOW, talked=talked)


def told() -> int:
    return Message.objects.filter(kind="alert-for-staff").count()


@pytest.mark.parametrize("value", [1, 2])
def test_after_a_talk_the_same_or_a_lower_answer_is_due_at_the_next_session(
    practice, therapist, asked, value
) -> None:
    answer(asked[0], 9, 2)
    talked(therapist)
    answer(asked[1], 9, value, at=LATER)
    alert = the_alert()
    assert (alert.owner, alert.at_session.number) == (therapist, 7)
    assert alert.look_by == THURSDAY + timedelta(minutes=50 + 30)
    assert sentence_of(alert, at=LATER).startswith(
        "Ola Brandt will ask you about this in your session at 18:30 on Thursday 26 November."
    )


def test_a_higher_answer_starts_the_clock_again(practice, therapist, asked) -> None:
    answer(asked[0], 9, 2)
    talked(therapist)
    answer(asked[1], 9, 3, at=LATER)
    alert = the_alert()
    assert alert.at_session is None and alert.look_by == LATER + timedelta(hours=2)


def test_a_higher_answer_that_joins_takes_it_from_the_session_to_the_clock(
    practice, therapist, asked
) -> None:
    answer(asked[0], 9, 2)
    talked(therapist)
    answer(asked[1], 9, 1, at=LATER)
    assert the_alert().at_session is not None
    answer(asked[2], 9, 3, at=LATER)
    alert = the_alert()
    assert alert.at_session is None and alert.look_by == LATER + timedelta(hours=2)
    assert "will read this by" in sentence_of(alert, at=LATER)


def test_closed_without_a_talk_the_clock_starts(practice, therapist, asked) -> None:
    answer(asked[0], 9, 2)
    talked(therapist, talked=False)
    answer(asked[1], 9, 1, at=LATER)
    assert the_alert().at_session is None


def test_a_blank_starts_the_clock_whatever_was_talked_about(practice, therapist, asked) -> None:
    answer(asked[0], 9, 2)
    talked(therapist)
    answer(asked[1], 9, None, at=LATER)
    assert the_alert().at_session is None


def test_where_the_session_is_cancelled_the_time_stays_and_nothing_is_promised(
    practice, therapist, asked
) -> None:
    answer(asked[0], 9, 2)
    talked(therapist)
    answer(asked[1], 9, 2, at=LATER)
    Appointment.objects.filter(session__number=7).update(state="cancelled")
    alert = the_alert()
    assert "in your session" not in sentence_of(alert, at=LATER)
    late = alert.look_by + timedelta(minutes=1)
    on_duty(practice.duty, late - timedelta(hours=1))
    assert alerts.hand_over_late_alerts(at=late) == 1
    assert the_alert().owner == practice.duty


def test_taken_over_by_somebody_else_it_is_read_and_not_asked_in_the_session(
    practice, therapist, asked
) -> None:
    answer(asked[0], 9, 2)
    talked(therapist)
    answer(asked[1], 9, 2, at=LATER)
    alerts.take_alert(alert=the_alert(), by=practice.duty, at=LATER)
    said = sentence_of(the_alert(), at=LATER)
    assert said.startswith("The clinician on duty will read this by 19:50 on Thursday")


def test_in_the_room_it_is_the_therapists_to_ask_and_nobody_is_told(
    practice, therapist, asked
) -> None:
    answer(asked[0], 9, 3, by=therapist, mode="in the room")
    alert = the_alert()
    assert alert.owner == therapist and told() == 0
    assert NOW < alert.look_by <= NOW + timedelta(hours=2)


def test_a_blank_given_in_the_room_is_asked_in_the_room(practice, therapist, asked) -> None:
    answer(asked[0], 1, 0, by=therapist, mode="in the room")
    finish(request=asked[0], by=therapist, at=NOW, mode="in the room")
    assert the_alert().owner == therapist and told() == 0


def test_what_nobody_wrote_down_in_the_room_goes_to_duty_like_any_other(
    practice, therapist, asked
) -> None:
    answer(asked[0], 9, 3, by=therapist, mode="in the room")
    late = the_alert().look_by + timedelta(minutes=1)
    assert alerts.hand_over_late_alerts(at=late) == 1
    assert the_alert().owner == practice.duty


def test_by_telephone_or_on_paper_it_is_an_alert_like_any_other(practice, asked, therapist) -> None:
    for request, mode in zip(asked[:2], ("by telephone", "on paper"), strict=True):
        answer(request, 9, 1, by=therapist, mode=mode)
    assert told() > 0


def test_in_the_room_counts_for_the_courses_own_people_only(practice, asked) -> None:
    nobody_on_duty()
    at_work(practice.therapist)
    answer(asked[0], 9, 1, by=practice.other, mode="in the room")
    assert the_alert().owner != practice.other and told() == 1


def test_whoever_is_in_the_room_has_the_alert_that_was_open(practice, therapist, asked) -> None:
    answer(asked[0], 9, 1)
    alerts.take_alert(alert=the_alert(), by=practice.duty, at=NOW)
    before = the_alert().look_by
    answer(asked[1], 9, 3, by=therapist, mode="in the room", at=LATER)
    alert = the_alert()
    assert (alert.owner, alert.look_by) == (therapist, before)
    # It was late already: duty is not made to look a second time at what is asked right now.
    assert alert.taken_at == LATER and alerts.hand_over_late_alerts(at=LATER) == 0


def test_a_therapist_raises_one_by_hand_with_words(practice, course, therapist) -> None:
    for _ in range(2):
        alerts.raise_by_hand(course=course, words="She rang, and hung up.", by=therapist, at=NOW)
    alert = the_alert()
    assert [each["words"] for each in alert.open("concerns")] == ["She rang, and hung up."]
    assert audited("raise-alert", person=practice.client.pk) == 1
    with pytest.raises(NotAllowed):
        alerts.raise_by_hand(course=course, words="  ", by=therapist, at=NOW)
    with pytest.raises(NotYours):
        alerts.raise_by_hand(course=course, words="Look", by=practice.other, at=NOW)


def test_by_hand_it_is_never_put_off_to_the_next_session(practice, course, therapist) -> None:
    alerts.raise_by_hand(course=course, words="Look", by=therapist, at=NOW)
    talked(therapist)
    alerts.raise_by_hand(course=course, words="Look", by=therapist, at=LATER)
    assert the_alert().at_session is None
