"""A request hangs on a session; answers are kept one by one; what is missing is never a zero."""

from datetime import timedelta

import pytest

from sixteen.journeys.answering import finish
from sixteen.outbox.models import Message
from sixteen.questionnaires import access
from sixteen.questionnaires.actions import move_requests, request_measures, void_requests
from sixteen.questionnaires.models import Request, Response
from sixteen.questionnaires.queries import (
    answers_of,
    first_and_last_scores,
    open_requests,
    totals_of,
)
from sixteen.questionnaires.refusals import NotAnswerable
from tests.people_of import answer, audited, refused
from tests.portal.house import NOW

LATER = NOW + timedelta(minutes=5)
YESTERDAY = NOW - timedelta(days=1)
NO_MORE = {("questionnaire-open", "void"), ("questionnaire-nudge", "void")}


@pytest.fixture
def session(course):  # type: ignore[no-untyped-def]
    return course.sessions.get(number=7)


@pytest.fixture
def asked(session, therapist):  # type: ignore[no-untyped-def]
    return request_measures(
        session=session, measures=["phq9"], opens_at=YESTERDAY, by=therapist, at=NOW
    )[0]


def answer_all(asked, value: int = 1, *, but: tuple[int, ...] = ()) -> None:  # type: ignore[no-untyped-def]
    for number in range(1, 10):
        if number not in but:
            answer(asked, number, 0 if number == 9 else value)


def send(asked, at=LATER):  # type: ignore[no-untyped-def]
    return finish(request=asked, by=asked.client.account, at=at)


def test_a_request_is_of_one_session_and_asked_once(session, therapist, asked) -> None:
    assert (asked.session, asked.course, asked.client) == (
        session,
        session.course,
        session.course.client,
    )
    again = request_measures(
        session=session, measures=["phq9"], opens_at=NOW, by=therapist, at=LATER
    )
    assert again == [asked] and Request.objects.count() == 1
    assert Message.objects.filter(kind="questionnaire-open").count() == 1


def test_a_measure_that_is_not_known_is_not_asked(session, therapist) -> None:
    with pytest.raises(KeyError):
        request_measures(
            session=session, measures=["phq9", "nothing"], opens_at=NOW, by=therapist, at=NOW
        )
    assert not Request.objects.exists()


def test_answers_are_kept_one_by_one(asked) -> None:
    answer(asked, 1, 2)
    answer(asked, 2, None)
    answer(asked, 1, 3, at=LATER)
    assert answers_of(asked) == {"phq9_1": 3, "phq9_2": None}
    assert Response.objects.get().finished_at is None
    assert audited("save-answer") == 3


def test_a_whole_form_has_its_total(course, asked) -> None:
    answer_all(asked)
    send(asked)
    assert Response.objects.get().open("total") == "8"
    assert totals_of(course) == {"phq9": {7: 8}}
    first, last = first_and_last_scores(course)["phq9"]
    assert first == last and first.total == 8


@pytest.mark.parametrize("gap", [1, 5, 9])
@pytest.mark.parametrize("passed_over", [True, False])
def test_a_missing_answer_is_never_a_zero_and_gives_no_total(
    course, asked, gap, passed_over
) -> None:
    answer_all(asked, but=(gap,))
    if passed_over:
        answer(asked, gap, None)
    send(asked)
    assert Response.objects.get().open("total") is None
    assert answers_of(asked).get(f"phq9_{gap}") is None
    assert totals_of(course) == {"phq9": {7: None}}
    assert first_and_last_scores(course) == {}


def test_no_total_stands_before_the_form_is_sent(course, asked) -> None:
    answer_all(asked)
    assert Response.objects.get().open("total") is None
    assert totals_of(course) == {"phq9": {}}


def test_sending_again_is_the_same(asked) -> None:
    answer_all(asked)
    first, again = send(asked), send(asked, NOW + timedelta(days=1))
    assert again.pk == first.pk
    assert Response.objects.get().finished_at == LATER
    assert audited("finish-answers") == 1


def test_after_sending_no_answer_changes(asked) -> None:
    answer_all(asked)
    send(asked)
    with pytest.raises(NotAnswerable):
        answer(asked, 1, 3, at=LATER)
    assert answers_of(asked)["phq9_1"] == 1


def test_it_is_not_answered_before_it_opens(session, therapist, asked) -> None:
    Request.objects.update(opens_at=LATER)
    with pytest.raises(NotAnswerable):
        answer(asked, 9, 3)
    assert open_requests(asked.client, at=NOW) == []
    assert not Response.objects.exists()
    answer(asked, 1, 3, by=therapist, mode="in the room")
    assert answers_of(asked) == {"phq9_1": 3}


def test_what_is_void_is_neither_answered_nor_found(course, mina, therapist, asked) -> None:
    assert void_requests(course=course, by=therapist, at=NOW) == 1
    with pytest.raises(NotAnswerable):
        answer(asked, 1, 3)
    with pytest.raises(NotAnswerable):
        send(asked)
    with refused("request", mina.account):
        access.request_for_client(mina.account, asked.pk, at=NOW)
    assert open_requests(mina, at=NOW) == []
    assert set(Message.objects.values_list("kind", "state")) == NO_MORE


def test_what_was_not_begun_moves_with_its_session(session, therapist, asked) -> None:
    assert move_requests(session=session, opens_at=LATER, by=therapist, at=NOW) == 1
    asked.refresh_from_db()
    told = Message.objects.get(kind="questionnaire-open")
    assert asked.opens_at == LATER and told.due_at == LATER
    answer(asked, 1, 1, at=LATER)
    assert move_requests(session=session, opens_at=NOW, by=therapist, at=NOW) == 0


def test_once_all_is_answered_nobody_is_reminded_of_it(asked) -> None:
    answer_all(asked)
    send(asked)
    assert set(Message.objects.values_list("kind", "state")) == NO_MORE


def test_nobody_else_finds_it(practice, mina, therapist, asked) -> None:
    assert access.request_for_client(mina.account, asked.pk, at=NOW) == asked
    assert access.request_for_therapist(therapist, asked.pk, at=NOW) == asked
    stranger = practice.house.client("Somebody Else").account
    for who in (stranger, practice.other, practice.supervisor, practice.duty):
        with refused("request", who):
            access.request_for_client(who, asked.pk, at=NOW)
        with refused("request", who):
            access.request_for_therapist(who, asked.pk, at=NOW)
