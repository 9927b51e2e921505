"""Answers at once. They commit, so they stand apart: see tests/once.py."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from sixteen.care.models import Alert
from sixteen.journeys import answering, pausing
from sixteen.questionnaires.models import Request, Response
from sixteen.questionnaires.queries import answers_of
from tests.journeys.test_answering import the_alert, words_of
from tests.people_of import answer
from tests.place import only_on_postgresql
from tests.portal.house import NOW
from tests.workspace.house import Practice


def at_once(asked: list[Any], give: Callable[[Any, int], object]) -> None:
    gate = threading.Barrier(len(asked))

    def one(number: int) -> None:
        try:
            gate.wait(timeout=20)
            give(asked[number], number)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(asked)) as pool:
        list(pool.map(one, range(len(asked))))


@only_on_postgresql
@pytest.mark.django_db(transaction=True)
def test_two_answers_at_once_make_one_alert() -> None:
    practice = Practice()
    asked = [practice.house.request(practice.course, number=number) for number in (7, 8, 9, 10)]
    at_once(asked, lambda request, number: answer(request, 9, 1 + number % 2))
    assert Alert.objects.count() == 1
    assert Response.objects.count() == len(asked)
    # The same words twice in a row are one concern.
    assert 2 <= len(words_of(the_alert())) <= len(asked)


@only_on_postgresql
@pytest.mark.django_db(transaction=True)
def test_answers_of_one_form_given_at_once_are_all_kept() -> None:
    practice = Practice()
    request = practice.house.request(practice.course)
    for again in (1, 2):
        forms = [Request.objects.get(pk=request.pk) for _ in range(8)]
        at_once(forms, lambda form, number, value=again: answer(form, 1 + number, value))
        assert answers_of(request) == {f"phq9_{number}": again for number in range(1, 9)}


@only_on_postgresql
@pytest.mark.django_db(transaction=True)
def test_an_answer_and_a_pause_at_once_do_not_wait_in_a_circle(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One has locked the client, the other the course, and each needs both to the end."""
    practice, both = Practice(), threading.Barrier(2)
    course, request = practice.course, practice.house.request(practice.course)

    def waits_in(module: Any, name: str) -> None:
        goes_on = getattr(module, name)

        def waited(*ids: Any, **given: Any) -> Any:
            both.wait(timeout=20)
            return goes_on(*ids, **given)

        monkeypatch.setattr(module, name, waited)

    waits_in(answering, "keep_answer")
    waits_in(pausing, "take_clients")
    until = (NOW + timedelta(days=7)).date()
    paused = {"reason": "x", "until": until, "by": practice.therapist, "at": NOW}
    jobs = (
        lambda: answer(request, 9, 1),
        lambda: pausing.pause_course(course=course, **paused),
    )
    at_once(list(jobs), lambda job, _: job())
    request.refresh_from_db()
    assert (request.state, request.session.number) == ("begun", 101)
    assert course.sessions.get(number=7).requests.get().state == "planned"
    assert Alert.objects.get().course == course
