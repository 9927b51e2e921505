"""The tests of this folder find the faults they are there for."""

import itertools
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict

from sixteen.outbox.actions import queue
from tests.forms import clients, courses, reception, sessions, test_kept, test_twice, test_wrong
from tests.forms.looking import faults_of
from tests.forms.page import Page
from tests.forms.ready import Ready
from tests.office.house import Office

GOOD = """<title>Error: Your name</title>
<div class="error-summary" role="alert"><ul><li><a href="#id_name">Enter it.</a></li></ul></div>
<form method="post"><label for="id_name">Name</label>
<p id="id_name_error">Enter it.</p>
<input name="name" id="id_name" aria-invalid="true" aria-describedby="id_name_error">
<fieldset aria-describedby="x"><input type="radio" name="r" value="1"></fieldset></form>"""


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Error: ", ""),
        ("Error: ", "Error: Error: "),
        ('class="error-summary"', ""),
        ('role="alert"', ""),
        ('href="#id_name"', 'href="#name"'),
        ('<a href="#id_name">Enter it.</a>', "Enter it."),
        ('aria-invalid="true"', ""),
        ('aria-describedby="id_name_error"', ""),
        ('id="id_name_error"', ""),
        ("Enter it.", "This field is required."),
        ("Enter it.", "Ensure this value has at most 9 characters (it has 10)."),
        ("Enter it.", "Select a valid choice. x is not one of the available choices."),
        ('type="radio"', 'type="radio" aria-invalid="true"'),
    ],
)
def test_a_page_that_lacks_something_is_found(right: str, wrong: str) -> None:
    assert right in GOOD
    assert [*faults_of(Page(GOOD))] == []
    assert [*faults_of(Page(GOOD.replace(right, wrong)))]


def fails(*args: Any, **kwargs: Any) -> None:
    raise RuntimeError("planted")


REVISIONS = itertools.count(1000)


def told_again(**said: Any) -> None:
    queue(**said | {"about_revision": next(REVISIONS)})


def forgets(*args: Any, **kwargs: Any) -> HttpResponse:
    return HttpResponse("Sign in again", status=403)


def lets_everything_in(*args: Any) -> None:
    """No words of ours, no longest length, any character."""


def overwrites(**said: Any) -> Any:
    return courses.agreements.write_agreement(**said | {"revision": None})


def empties(sent: QueryDict, **now: object) -> QueryDict:
    return QueryDict()


def redirects(request: HttpRequest, closed: object) -> HttpResponse:
    return HttpResponse(status=302, headers={"Location": "/work/duty/"})


@pytest.mark.parametrize(
    ("at", "fault", "test", "form"),
    [
        (
            "sixteen.care.actions.prompts.dismiss_prompt",
            fails,
            test_twice.test_it_does_what_it_is_there_for_and_sent_twice_it_does_it_once,
            courses.put_a_suggestion_aside,
        ),
        (
            "sixteen.journeys.telling.queue",
            told_again,
            test_twice.test_it_does_what_it_is_there_for_and_sent_twice_it_does_it_once,
            sessions.move_a_session,
        ),
        (
            "sixteen.workspace.views.settling.agreements.write_agreement",
            overwrites,
            test_twice.test_in_two_windows_neither_loses_words,
            courses.write_the_agreement,
        ),
        (
            "sixteen.workspace.views.settling.sent_over",
            empties,
            test_twice.test_in_two_windows_neither_loses_words,
            courses.write_aims,
        ),
        (
            "sixteen.workspace.views.alerts._closed_since",
            redirects,
            test_twice.test_when_somebody_else_was_quicker,
            sessions.close_an_alert_on_duty,
        ),
        (
            "sixteen.people.access.keep",
            forgets,
            test_kept.test_after_the_sign_in_ended_it_is_kept_and_can_be_sent_again,
            sessions.keep_a_draft,
        ),
        (
            "sixteen.people.kept.keep",
            forgets,
            test_kept.test_without_its_token_nothing_is_done_and_what_was_typed_can_be_sent_again,
            reception.change_a_contact,
        ),
        (
            "sixteen.people.forms.plain._in_words",
            lets_everything_in,
            test_wrong.test_what_nobody_should_send,
            courses.end_the_course,
        ),
        (
            "sixteen.people.forms.plain._in_words",
            lets_everything_in,
            test_wrong.test_what_nobody_should_send,
            reception.find_a_person,
        ),
        (
            "sixteen.people.forms.plain._in_words",
            lets_everything_in,
            test_wrong.test_what_nobody_should_send,
            courses.settle_the_initial_phase,
        ),
        (
            "sixteen.care.actions.letters.answer_letter",
            fails,
            test_wrong.test_what_nobody_should_send,
            clients.answer_the_letter,
        ),
    ],
)
def test_a_planted_fault_is_found(
    house: Office,
    monkeypatch: pytest.MonkeyPatch,
    at: str,
    fault: Callable[..., Any],
    test: Callable[[Ready], None],
    form: Callable[[Office], Ready],
) -> None:
    with transaction.atomic():
        test(form(house))
        transaction.set_rollback(True)
    monkeypatch.setattr(at, fault)
    with pytest.raises(AssertionError):
        test(form(house))
