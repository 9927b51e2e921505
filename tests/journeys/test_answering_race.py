"""Answers at once. They commit, so they stand apart: see tests/once.py."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection

from sixteen.care.models import Alert
from sixteen.questionnaires.models import Request, Response
from sixteen.questionnaires.queries import answers_of
from tests.journeys.test_answering import the_alert, words_of
from tests.people_of import answer
from tests.place import only_on_postgresql
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
