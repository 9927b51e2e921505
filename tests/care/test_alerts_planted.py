"""Planted faults in the rules of alerts: for each, the test that has to see it fails."""

import inspect
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist

from sixteen.care import due
from sixteen.care.access import packs
from sixteen.care.actions import alerts, notices
from sixteen.domain import safety_again
from sixteen.journeys import answering
from tests.care import test_alerts_again as again
from tests.care import test_packs as of_packs
from tests.care import test_plans_and_notices as of_notices
from tests.care.test_alerts_again import asked  # noqa: F401  (a fixture)
from tests.journeys import test_answering as of_answers

Patch = Callable[..., None]


def anybody_is_theirs(patch: Patch) -> None:
    patch(due, "_is_theirs", lambda course, account: True)


def nobody_is_in_the_room(patch: Patch) -> None:
    patch(answering, "with_them", lambda by, mode: None)


def on_paper_is_in_the_room(patch: Patch) -> None:
    patch(answering, "with_them", lambda by, mode: by)


def the_room_silences_it(patch: Patch) -> None:
    re_time = alerts.re_time

    def taken(alert, found, *, new, at):  # type: ignore[no-untyped-def]
        re_time(alert, found, new=new, at=at)
        alert.taken_at = at if found.in_the_room else alert.taken_at

    patch(alerts, "re_time", taken)


def every_alert_was_talked_about(patch: Patch) -> None:
    of = due.last_talk

    def talk(client):  # type: ignore[no-untyped-def]
        due.Alert.objects.filter(client=client).update(talked=True)
        return of(client)

    patch(due, "last_talk", talk)


def higher_is_no_higher(patch: Patch) -> None:
    patch(safety_again, "_no_higher", lambda value, before: value is not None)


def a_blank_is_no_higher(patch: Patch) -> None:
    patch(safety_again, "_no_higher", lambda value, before: (value or 0) <= (before or 0))


def what_joins_keeps_the_session(patch: Patch) -> None:
    patch(due, "_next_session", due._next_session)
    found = alerts.due_of

    def later(**given: Any) -> due.Due:
        old = due.Alert.objects.filter(client=given["client"], state="open").first()
        made = found(**given)
        if old is None:
            return made
        return replace(made, look_by=old.look_by, at_session=old.at_session)

    patch(alerts, "due_of", later)


def was_always_raised(patch: Patch) -> None:
    patch(answering, "was_raised", lambda *_, **__: True)


def was_never_raised(patch: Patch) -> None:
    patch(answering, "was_raised", lambda *_, **__: False)


def the_same_words_never_join(patch: Patch) -> None:
    patch(
        alerts,
        "was_just_said",
        lambda concern, kept, at: concern.words in [each["words"] for each in kept],
    )


def worse_makes_nobody_look(patch: Patch) -> None:
    patch(notices, "raise_alert", lambda **given: None)


def a_pack_for_every_duty_clinician(patch: Patch) -> None:
    patch(packs, "_on_duty", lambda account, at: True)


def more_than_two_lines(patch: Patch) -> None:
    patch(packs, "LINES", 3)


SEEN = [
    (anybody_is_theirs, again.test_in_the_room_counts_for_the_courses_own_people_only),
    (nobody_is_in_the_room, again.test_in_the_room_it_is_the_therapists_to_ask_and_nobody_is_told),
    (on_paper_is_in_the_room, again.test_by_telephone_or_on_paper_it_is_an_alert_like_any_other),
    (
        the_room_silences_it,
        again.test_what_nobody_wrote_down_in_the_room_goes_to_duty_like_any_other,
    ),
    (every_alert_was_talked_about, again.test_closed_without_a_talk_the_clock_starts),
    (higher_is_no_higher, again.test_a_higher_answer_starts_the_clock_again),
    (a_blank_is_no_higher, again.test_a_blank_starts_the_clock_whatever_was_talked_about),
    (
        what_joins_keeps_the_session,
        again.test_a_higher_answer_that_joins_takes_it_from_the_session_to_the_clock,
    ),
    (
        was_always_raised,
        of_answers.test_a_blank_of_an_earlier_form_does_not_hide_the_blank_of_this_one,
    ),
    (
        was_never_raised,
        of_answers.test_sending_a_form_does_not_wake_up_what_was_passed_over_and_closed,
    ),
    (
        the_same_words_never_join,
        of_answers.test_the_same_answer_in_a_later_form_joins_and_is_looked_at_anew,
    ),
    (worse_makes_nobody_look, of_notices.test_worse_is_looked_at_by_a_clinician_by_a_stated_time),
    (a_pack_for_every_duty_clinician, of_packs.test_off_duty_there_is_no_pack),
    (more_than_two_lines, of_packs.test_it_has_the_last_two_lines_and_no_more),
]


@pytest.mark.parametrize(("fault", "test"), SEEN, ids=[fault.__name__ for fault, _ in SEEN])
def test_a_planted_fault_is_seen(fault, test, practice, request, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    known = {
        "practice": practice,
        "course": practice.course,
        "therapist": practice.therapist,
        "value": 3,
    }
    given = {}
    for name in inspect.signature(test).parameters:
        if name == "request_":
            given[name] = practice.house.request(practice.course)
        else:
            given[name] = known[name] if name in known else request.getfixturevalue(name)
    fault(monkeypatch.setattr)
    with pytest.raises((AssertionError, AttributeError, ObjectDoesNotExist)):
        test(**given)
