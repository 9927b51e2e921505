"""An answer about death or self-harm is looked at from the moment it is saved."""

from datetime import timedelta

import pytest
from django.db import transaction

from sixteen.audit.models import Entry
from sixteen.audit.recording import record, recorded_together
from sixteen.audit.sealing import verify
from sixteen.care.actions import alerts
from sixteen.care.models import Alert
from sixteen.domain.measures.definition import InvalidAnswer
from sixteen.journeys import answering
from sixteen.outbox.models import Message
from sixteen.questionnaires.models import Response
from sixteen.vault.person_keys import KeyDestroyed, destroy_key
from tests.people_of import answer, at_work, audited, away, nobody_on_duty, on_duty
from tests.portal.house import NOW

LATER = NOW + timedelta(minutes=20)


@pytest.fixture
def request_(practice):  # type: ignore[no-untyped-def]
    return practice.house.request(practice.course)


def the_alert() -> Alert:
    return Alert.objects.get(state="open")


def words_of(alert: Alert) -> list[str]:
    return [each["words"] for each in alert.open("concerns")]


def answer_all_but_the_last(request_) -> None:  # type: ignore[no-untyped-def]
    for number in range(1, 9):
        answer(request_, number, 0)


@pytest.mark.parametrize("value", [1, 2, 3])
def test_one_answer_raises_the_alert_though_the_form_is_unfinished(request_, value) -> None:
    answer(request_, 9, value)
    alert = the_alert()
    assert alert.client_id == request_.client_id and alert.course_id == request_.course_id
    assert len(words_of(alert)) == 1 and "hurting yourself" in words_of(alert)[0]
    assert Response.objects.get().finished_at is None
    assert audited("raise-alert", person=request_.client_id) == 1


def test_answers_to_other_questions_and_a_zero_raise_nothing(request_) -> None:
    for number in range(1, 9):
        answer(request_, number, 3)
    answer(request_, 9, 0)
    assert not Alert.objects.exists()


def test_the_answer_is_not_kept_where_the_alert_cannot_be(request_, monkeypatch) -> None:
    def fault(**_: object) -> None:
        raise RuntimeError("planted")

    monkeypatch.setattr(answering, "raise_alert", fault)
    with pytest.raises(RuntimeError):
        answer(request_, 9, 2)
    assert not Response.objects.exists() and not Alert.objects.exists()


def test_answers_on_paper_or_by_telephone_raise_it_too(request_, therapist) -> None:
    answer(request_, 9, 1, by=therapist, mode="by telephone")
    assert the_alert()
    assert Response.objects.get().entered_by_id == therapist.pk


def test_a_second_concern_joins_the_open_alert(practice, request_) -> None:
    answer(request_, 9, 1)
    other = practice.house.request(practice.course, number=8)
    answer(other, 9, 3, at=LATER)
    assert Alert.objects.count() == 1 and len(words_of(the_alert())) == 2


def test_what_joins_never_makes_the_alert_later(practice, therapist, request_) -> None:
    answer(request_, 9, 1)
    first = the_alert().look_by
    nobody_on_duty()
    away(therapist, NOW, 20)
    answer(request_, 9, 2, at=LATER)
    assert the_alert().look_by <= first


def test_what_joins_makes_the_alert_sooner_where_somebody_is_there_sooner(
    practice, therapist, request_
) -> None:
    nobody_on_duty()
    at_work(therapist, 17, 20)
    answer(request_, 9, 1)
    assert the_alert().look_by == NOW.replace(hour=19)
    on_duty(practice.duty, NOW)
    answer(request_, 9, 2, at=LATER)
    assert the_alert().look_by == LATER + timedelta(hours=2)
    assert the_alert().owner_id == practice.duty.pk


def test_what_joins_takes_back_that_somebody_looked(therapist, request_) -> None:
    answer(request_, 9, 1)
    alerts.take_alert(alert=the_alert(), by=therapist, at=NOW)
    answer(request_, 9, 2, at=LATER)
    assert the_alert().taken_at is None


def test_the_same_answer_again_changes_nothing(request_) -> None:
    answer(request_, 9, 1)
    before = the_alert().revision
    answer(request_, 9, 1, at=LATER)
    assert the_alert().revision == before


def test_an_answer_put_back_to_zero_leaves_the_alert_open_and_says_so(request_) -> None:
    answer(request_, 9, 2)
    answer(request_, 9, 0, at=LATER)
    assert len(words_of(the_alert())) == 2
    assert "changed afterwards" in words_of(the_alert())[1]


def test_item_9_left_blank_in_a_finished_form_is_to_be_asked(request_) -> None:
    answer_all_but_the_last(request_)
    assert not Alert.objects.exists()
    answering.finish(request=request_, by=request_.client.account, at=LATER)
    assert words_of(the_alert())[0].endswith("not answered: ask")


def test_item_9_passed_over_in_a_finished_form_is_to_be_asked(request_) -> None:
    answer_all_but_the_last(request_)
    answer(request_, 9, None)
    answering.finish(request=request_, by=request_.client.account, at=LATER)
    assert words_of(the_alert())[0].endswith("not answered: ask")


def test_item_9_passed_over_in_an_unfinished_form_is_to_be_asked(request_) -> None:
    answer(request_, 9, None)
    assert words_of(the_alert())[0].endswith("not answered: ask")


def test_sending_a_form_does_not_wake_up_what_was_passed_over_and_closed(
    therapist, request_
) -> None:
    answer(request_, 9, None)
    alerts.close_alert(alert=the_alert(), outcome="We spoke.", by=therapist, at=LATER)
    answering.finish(request=request_, by=request_.client.account, at=LATER)
    assert not Alert.objects.filter(state="open").exists()


def test_a_blank_of_an_earlier_form_does_not_hide_the_blank_of_this_one(
    practice, therapist, request_
) -> None:
    answer(request_, 9, None)
    alerts.close_alert(alert=the_alert(), outcome="We spoke.", by=therapist, at=LATER)
    week = NOW + timedelta(days=7)
    other = practice.house.request(practice.course, number=8)
    answer(other, 1, 0, at=week)
    answering.finish(request=other, by=other.client.account, at=week)
    assert words_of(the_alert())[0].endswith("not answered: ask")


def test_a_first_zero_adds_nothing_to_an_open_alert(practice, request_) -> None:
    answer(request_, 9, 1)
    answer(practice.house.request(practice.course, number=8), 9, 0, at=LATER)
    assert len(words_of(the_alert())) == 1


def test_the_same_answer_in_a_later_form_joins_and_is_looked_at_anew(
    practice, therapist, request_
) -> None:
    answer(request_, 9, 1)
    alerts.take_alert(alert=the_alert(), by=therapist, at=NOW)
    week = NOW + timedelta(days=7)
    answer(practice.house.request(practice.course, number=8), 9, 1, at=week)
    assert len(words_of(the_alert())) == 2 and the_alert().taken_at is None


def test_a_finished_form_with_a_zero_raises_nothing(request_) -> None:
    answer_all_but_the_last(request_)
    answer(request_, 9, 0)
    answering.finish(request=request_, by=request_.client.account, at=LATER)
    assert not Alert.objects.exists()


def test_finishing_does_not_wake_a_closed_alert(therapist, request_) -> None:
    answer_all_but_the_last(request_)
    answer(request_, 9, 1)
    alerts.close_alert(alert=the_alert(), outcome="We spoke.", by=therapist, at=LATER)
    answering.finish(request=request_, by=request_.client.account, at=LATER)
    assert not Alert.objects.filter(state="open").exists()


def test_an_answer_that_joins_an_open_alert_is_told_too(request_) -> None:
    answer(request_, 9, 1)
    told = Message.objects.filter(kind="alert-for-staff")
    assert told.update(state="sent") == 1
    answer(request_, 9, 3, at=LATER)
    assert told.get(state="queued").due_at == LATER and Alert.objects.count() == 1


def test_a_new_answer_after_the_alert_was_closed_raises_another(therapist, request_) -> None:
    answer(request_, 9, 1)
    alerts.close_alert(alert=the_alert(), outcome="We spoke.", by=therapist, at=LATER)
    answer(request_, 9, 2, at=LATER)
    assert len(words_of(the_alert())) == 1


def test_what_is_no_answer_is_refused_and_nothing_is_kept(request_) -> None:
    for value in (4, -1, 99):
        with pytest.raises(InvalidAnswer):
            answer(request_, 9, value)
    assert not Response.objects.exists() and not Alert.objects.exists()


def test_the_clinician_is_told_by_a_message_about_the_alert(practice, request_) -> None:
    answer(request_, 9, 1)
    told = Message.objects.get(kind="alert-for-staff")
    assert told.about == the_alert().pk and told.person == practice.duty.person


def test_no_key_is_held_once_an_answer_is_kept(request_) -> None:
    answer(request_, 1, 1)
    destroy_key(request_.client_id, at=NOW)
    with pytest.raises(KeyDestroyed):
        Response.objects.get(request=request_).open("answers")
    with pytest.raises(KeyDestroyed):
        answer(request_, 2, 1)


def test_what_is_recorded_together_is_recorded_with_the_act_or_not_at_all(request_) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic(), recorded_together():
        record("save-answer", by=None, at=NOW, thing=request_)
        raise ZeroDivisionError
    assert not Entry.objects.filter(action="save-answer").exists()
    answer(request_, 9, 1)
    found = Entry.objects.filter(action__in=["save-answer", "raise-alert"])
    assert found.count() == 2 and not verify().faults
