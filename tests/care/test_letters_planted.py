"""Holes in what keeps letters safe, planted: the tests beside this one find each of them."""

import pytest

from sixteen.care.access import own, service_letters
from sixteen.care.actions import service_letters as actions
from sixteen.care.models import ServiceLetter
from sixteen.domain import letters as domain
from tests.care import test_service_letters as tests
from tests.care.test_service_letters import gp, telephone  # noqa: F401
from tests.domain import test_letters as of_the_domain
from tests.journeys import test_closing as of_closing

FOUND = (AssertionError, pytest.fail.Exception)


def test_a_letter_that_is_signed_with_a_field_left(practice, gp, monkeypatch) -> None:  # noqa: F811
    monkeypatch.setattr(actions, "unfilled", lambda letter: ())
    with pytest.raises(FOUND):
        tests.test_a_letter_with_an_unfilled_field_is_never_signed(practice, gp)


def test_a_signed_letter_that_can_be_written_on(practice, gp, monkeypatch) -> None:  # noqa: F811
    monkeypatch.setattr(actions, "_check_draft", lambda letter, revision, text: None)
    with pytest.raises(FOUND):
        tests.test_what_is_signed_is_what_stood_there_and_never_changes(practice, gp)


def test_a_letter_that_anybody_may_see(practice, gp, monkeypatch) -> None:  # noqa: F811
    monkeypatch.setattr(service_letters, "_may_see", lambda account, letter: True)
    with pytest.raises(FOUND):
        tests.test_few_may_see_it(practice, gp)


def test_a_copy_that_a_client_sees_before_it_is_signed(practice, gp, monkeypatch) -> None:  # noqa: F811
    class Rows:
        filter = staticmethod(lambda **given: ServiceLetter.objects.filter(pk=given["pk"]))

    monkeypatch.setattr(service_letters, "ROWS", Rows)
    with pytest.raises(FOUND):
        tests.test_the_client_gets_a_copy_unless_a_reason_is_given(practice, gp)


def test_pages_that_stay_open_for_ever(practice, monkeypatch) -> None:
    monkeypatch.setattr(own, "reads_here", lambda client, at: True)
    with pytest.raises(FOUND):
        of_closing.test_the_client_reads_until_that_day_and_not_after(practice)


def test_an_empty_field_that_goes_without_a_sign(monkeypatch) -> None:
    def forgets(text, known, written):  # type: ignore[no-untyped-def]
        return domain.Merged(domain.FIELD.sub(lambda found: known.get(found[1], ""), text), ())

    monkeypatch.setattr(of_the_domain, "merge", forgets)
    with pytest.raises(FOUND):
        of_the_domain.test_any_field_that_is_left_empty_is_named_and_stays(
            of_the_domain.KINDS["gp_safety"]
        )
