"""The agreement, the decision after the first phase, and suggestions put aside."""

from datetime import timedelta

import pytest

from sixteen.care import access
from sixteen.care.actions.agreements import sign_agreement, write_agreement
from sixteen.care.actions.courses import record_initial_decision
from sixteen.care.actions.prompts import dismiss_prompt
from sixteen.care.models import Agreement, Course, PromptDismissal
from sixteen.care.queries import agreement_to_sign, dismissals_of, signed_agreement
from sixteen.care.refusals import NotAllowed, NotYours
from tests.people_of import audited, refused
from tests.portal.house import NOW, TERMS

LATER = NOW + timedelta(minutes=5)


@pytest.fixture
def written(course, therapist):  # type: ignore[no-untyped-def]
    return write_agreement(course=course, terms=TERMS, by=therapist, at=NOW)


def test_both_sign_the_therapist_first(course, mina, therapist, written) -> None:
    with pytest.raises(NotAllowed):
        sign_agreement(agreement=written, by=mina.account, at=NOW)
    sign_agreement(agreement=written, by=therapist, at=NOW)
    assert agreement_to_sign(course) == written and signed_agreement(course) is None
    sign_agreement(agreement=written, by=mina.account, at=LATER)
    sign_agreement(agreement=written, by=mina.account, at=LATER + timedelta(days=1))
    kept = signed_agreement(course)
    assert (kept.therapist_signed_at, kept.client_signed_at) == (NOW, LATER)
    assert audited("sign-agreement") == 2


def test_nobody_else_signs_or_writes_it(practice, written) -> None:
    stranger = practice.house.client("Somebody Else").account
    for who in (practice.other, practice.supervisor, practice.duty, stranger):
        with pytest.raises(NotYours):
            sign_agreement(agreement=written, by=who, at=NOW)
    for who in (practice.other, practice.supervisor, practice.client.account):
        with pytest.raises(NotYours):
            write_agreement(course=practice.course, terms=TERMS, by=who, at=NOW)


def test_a_change_after_a_signature_is_a_new_version_that_both_sign_again(
    course, mina, therapist, written
) -> None:
    for who in (therapist, mina.account):
        sign_agreement(agreement=written, by=who, at=NOW)
    newer = write_agreement(course=course, terms=TERMS | {"fee": "None"}, by=therapist, at=LATER)
    assert newer.version == 2
    assert (newer.therapist_signed_at, newer.client_signed_at) == (None, None)
    assert Agreement.objects.get(pk=written.pk).open("terms") == TERMS
    assert signed_agreement(course) == written
    with pytest.raises(NotAllowed):
        sign_agreement(agreement=written, by=mina.account, at=LATER)


def test_what_nobody_signed_is_written_over(course, therapist, written) -> None:
    again = write_agreement(course=course, terms=TERMS | {"fee": "x"}, by=therapist, at=LATER)
    assert again.pk == written.pk and again.version == 1


def test_the_client_reads_it_once_the_therapist_signed(mina, therapist, written) -> None:
    with refused("agreement", mina.account):
        access.agreement_for_client(mina.account, written.pk, at=NOW)
    sign_agreement(agreement=written, by=therapist, at=NOW)
    assert access.agreement_for_client(mina.account, written.pk, at=NOW) == written


@pytest.mark.parametrize("decision", ["continue", "other_help", "stop"])
def test_the_decision_after_the_first_phase_is_kept(course, therapist, decision) -> None:
    record_initial_decision(course=course, decision=decision, by=therapist, at=NOW)
    assert Course.objects.get().initial_decision == decision
    assert audited("record-initial-decision", person=course.client_id) == 1


def test_another_decision_or_another_person_is_refused(practice, course, therapist) -> None:
    with pytest.raises(ValueError, match="maybe"):
        record_initial_decision(course=course, decision="maybe", by=therapist, at=NOW)
    for who in (practice.other, practice.supervisor, practice.client.account):
        with pytest.raises(NotYours):
            record_initial_decision(course=course, decision="stop", by=who, at=NOW)
    assert Course.objects.get().initial_decision == ""


def test_a_suggestion_is_put_aside_with_a_reason_once(course, therapist) -> None:
    for reason in ("Too soon for her.", "Other words"):
        dismiss_prompt(course=course, code="share-focus", reason=reason, by=therapist, at=NOW)
    assert dismissals_of(course) == {"share-focus": "Too soon for her."}


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_suggestion_is_not_put_aside_without_a_reason(course, therapist, reason) -> None:
    with pytest.raises(NotAllowed):
        dismiss_prompt(course=course, code="share-focus", reason=reason, by=therapist, at=NOW)
    assert not PromptDismissal.objects.exists()


def test_nobody_else_puts_a_suggestion_aside(practice, course) -> None:
    for who in (practice.other, practice.supervisor, practice.client.account):
        with pytest.raises(NotYours):
            dismiss_prompt(course=course, code="share-focus", reason="x", by=who, at=NOW)
