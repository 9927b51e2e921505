"""A focus is spoken of before it is shared, read only on a yes, agreed, and refined after that."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from sixteen.care import access, queries
from sixteen.care.actions import foci
from sixteen.care.models import Focus
from sixteen.care.refusals import NotAllowed, NotYours, Stale
from sixteen.outbox.kinds import kind_named
from sixteen.outbox.models import Message
from tests.care.test_focus_and_letters import NEWER, PARTS, share
from tests.people_of import audited, refused
from tests.portal.house import NOW

LATER = NOW + timedelta(days=7)


@pytest.fixture
def draft(course, therapist):  # type: ignore[no-untyped-def]
    return foci.save_focus(course=course, parts=PARTS, by=therapist, at=NOW)


def test_it_is_spoken_of_in_a_session_that_has_begun_before_it_is_shared(
    practice, course, draft, therapist
) -> None:
    elsewhere = practice.house.course(practice.house.client("Noor"), hour=12).sessions.first()
    for session in (course.sessions.get(number=7), elsewhere):
        with pytest.raises(NotAllowed, match="Speak of it"):
            foci.share_focus(focus=draft, spoken_in=session, copy="yes", by=therapist, at=NOW)
    course.sessions.filter(number=6).update(state="missed")
    with pytest.raises(NotAllowed):
        share(draft, therapist)
    assert Focus.objects.get().state == "draft"
    seventh = course.sessions.get(number=7)
    on = seventh.appointment.starts_at + timedelta(minutes=20)
    foci.share_focus(focus=draft, spoken_in=seventh, copy="no", by=therapist, at=on)
    assert Focus.objects.get().spoken_in == seventh


@pytest.mark.parametrize("copy", ["asked", "no"])
def test_without_a_yes_it_is_not_on_the_clients_pages(mina, course, draft, therapist, copy) -> None:
    share(draft, therapist, copy=copy)
    assert queries.shared_focus(course) is None
    with refused("focus", mina.account):
        access.focus_for_client(mina.account, draft.pk, at=NOW)
    assert audited("view-focus") == 0
    assert Message.objects.count() == (copy == "asked")


def test_the_client_says_yes_and_may_change_their_mind(mina, course, draft, therapist) -> None:
    share(draft, therapist, copy="asked")
    assert queries.focus_to_ask_about(course) == draft
    foci.answer_copy(focus=draft, wanted=True, by=mina.account, at=LATER)
    kept = access.focus_for_client(mina.account, draft.pk, at=LATER)
    assert (kept.copy, kept.copy_by, kept.copy_at) == ("yes", mina.account, LATER)
    assert queries.focus_to_ask_about(course) is None
    foci.answer_copy(focus=draft, wanted=False, by=mina.account, at=LATER)
    with refused("focus", mina.account):
        access.focus_for_client(mina.account, draft.pk, at=LATER)
    message = Message.objects.get()
    assert not kind_named(message.kind).wanted(message, LATER)


def test_nobody_else_answers_for_the_client(practice, draft, therapist) -> None:
    share(draft, therapist, copy="asked")
    stranger = practice.house.client("Somebody Else").account
    for who in (stranger, practice.other, practice.supervisor, practice.duty):
        with pytest.raises(NotYours):
            foci.answer_copy(focus=draft, wanted=True, by=who, at=NOW)
        with pytest.raises(NotYours):
            foci.keep_what_they_make_of_it(focus=draft, text="x", revision=1, by=who, at=NOW)
        with pytest.raises(NotYours):
            foci.agree_focus(focus=draft, by=who, at=NOW)
        with refused("focus", who):
            access.focus_copy_for_client(who, draft.pk)


def test_a_draft_is_asked_about_by_nobody(mina, course, draft, therapist) -> None:
    with pytest.raises(NotAllowed):
        foci.answer_copy(focus=draft, wanted=True, by=mina.account, at=NOW)
    with pytest.raises(NotAllowed):
        foci.keep_what_they_make_of_it(
            focus=draft, text="x", revision=draft.revision, by=therapist, at=NOW
        )
    with refused("focus", mina.account):
        access.focus_copy_for_client(mina.account, draft.pk)


def test_what_is_agreed_after_an_earlier_one_was_is_refined(course, draft, therapist) -> None:
    first = foci.agree_focus(focus=share(draft, therapist), by=therapist, at=NOW)
    second = foci.save_focus(
        course=course, parts=NEWER, revision=first.revision, by=therapist, at=LATER
    )
    second = share(second, therapist, at=LATER)
    assert foci.agree_focus(focus=second, by=therapist, at=LATER).state == "refined"
    found = queries.focus_versions(course)[::-1]
    assert [(each.version, each.state) for each in found] == [(1, "agreed"), (2, "refined")]
    assert [each.open("parts") for each in found] == [PARTS, NEWER]
    with pytest.raises(NotAllowed, match="newer"):
        foci.agree_focus(focus=first, by=therapist, at=LATER)


def test_the_same_words_again_begin_no_version(course, draft, therapist) -> None:
    shared = share(draft, therapist)
    again = foci.save_focus(
        course=course, parts=PARTS, revision=shared.revision, by=therapist, at=LATER
    )
    assert (again.pk, again.state) == (shared.pk, "shared")
    assert Focus.objects.count() == 1


def test_what_the_client_makes_of_it_is_kept_and_not_written_over(mina, draft, therapist) -> None:
    shared = share(draft, therapist)
    kept = foci.keep_what_they_make_of_it(
        focus=shared, text="That is me.", revision=shared.revision, by=mina.account, at=NOW
    )
    with pytest.raises(Stale):
        foci.settle_focus(
            focus=shared,
            copy="no",
            makes_of_it="Other words",
            agreed=True,
            revision=shared.revision,
            by=therapist,
            at=LATER,
        )
    found = Focus.objects.get()
    assert (found.open("makes_of_it"), found.state, found.copy) == ("That is me.", "shared", "yes")
    assert kept.open("parts") == PARTS


def test_a_check_put_away_stays_away_in_the_next_version(course, draft, therapist) -> None:
    foci.put_checks_aside(focus=draft, keys=["no-cost", "no-cost"], by=therapist, at=NOW)
    shared = share(Focus.objects.get(), therapist)
    newer = foci.save_focus(
        course=course, parts=NEWER, revision=shared.revision, by=therapist, at=LATER
    )
    assert newer.put_aside == ["no-cost"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "final"},
        {"copy": "yes"},
        {"state": "shared", "shared_at": NOW},
        {"state": "shared", "copy": "yes"},
        {"state": "agreed", "copy": "yes", "shared_at": NOW},
        {"agreed_at": NOW},
    ],
)
def test_the_database_refuses_a_state_that_does_not_hold_together(draft, wrong) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Focus.objects.filter(pk=draft.pk).update(**wrong)
