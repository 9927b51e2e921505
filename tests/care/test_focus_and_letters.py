"""Focus and letters: the client reads what was shared, as it was shared; what is final stays."""

from datetime import timedelta

import pytest

from sixteen.care import access, queries
from sixteen.care.actions import foci, letters
from sixteen.care.models import Focus, Letter
from sixteen.care.refusals import NotAllowed, NotYours, Stale
from sixteen.outbox.kinds import kind_named
from sixteen.outbox.models import Message
from tests.domain.test_focus import WHOLE
from tests.people_of import audited, refused
from tests.portal.house import NOW

PARTS = WHOLE.to_dict()
LATER = NOW + timedelta(minutes=5)
NEWER = PARTS | {"self": "other words"}


def share(focus, by, copy: str = "yes", at=NOW):  # type: ignore[no-untyped-def]
    spoken_in = focus.course.sessions.get(number=6)
    return foci.share_focus(focus=focus, spoken_in=spoken_in, copy=copy, by=by, at=at)


@pytest.fixture
def draft(course, therapist):  # type: ignore[no-untyped-def]
    return foci.save_focus(course=course, parts=PARTS, by=therapist, at=NOW)


@pytest.fixture
def shared(draft, therapist):  # type: ignore[no-untyped-def]
    return share(draft, therapist)


@pytest.fixture
def letter(course, therapist):  # type: ignore[no-untyped-def]
    return letters.save_letter(course=course, text="Dear Mina", by=therapist, at=NOW)


def test_a_draft_focus_is_not_there_for_the_client(course, mina, draft) -> None:
    assert queries.shared_focus(course) is None
    with refused("focus", mina.account):
        access.focus_for_client(mina.account, draft.pk, at=NOW)
    assert not Message.objects.exists()


def test_a_shared_focus_is_read_and_the_client_is_told_that_something_is_there(
    mina, shared
) -> None:
    found = access.focus_for_client(mina.account, shared.pk, at=NOW)
    assert found.open("parts") == PARTS
    assert audited("view-focus", actor=mina.account.pk) == 1
    assert Message.objects.get().kind == "something-to-read"


def test_a_focus_that_lacks_a_part_is_not_shared(course, therapist) -> None:
    empty = foci.save_focus(course=course, parts=PARTS | {"self": ""}, by=therapist, at=NOW)
    with pytest.raises(NotAllowed):
        share(empty, therapist)
    assert Focus.objects.get().state == "draft"


def test_the_client_goes_on_reading_the_version_that_was_shared(course, therapist, shared) -> None:
    newer = foci.save_focus(
        course=course, parts=NEWER, by=therapist, at=LATER, revision=shared.revision
    )
    assert newer.version == 2 and newer.state == "draft"
    seen = queries.shared_focus(course)
    assert seen is not None and (seen.version, seen.open("parts")) == (1, PARTS)
    share(newer, therapist, at=LATER)
    assert queries.shared_focus(course).open("parts") == NEWER  # type: ignore[union-attr]


def test_an_agreed_focus_never_changes(course, therapist, shared) -> None:
    final = foci.agree_focus(focus=shared, by=therapist, at=NOW)
    newer = foci.save_focus(
        course=course, parts=NEWER, by=therapist, at=LATER, revision=final.revision
    )
    assert newer.pk != final.pk
    kept = Focus.objects.get(pk=final.pk)
    assert (kept.state, kept.agreed_at, kept.open("parts")) == ("agreed", NOW, PARTS)


def test_a_draft_focus_does_not_become_agreed(therapist, draft) -> None:
    with pytest.raises(NotAllowed):
        foci.agree_focus(focus=draft, by=therapist, at=NOW)


def test_a_second_window_does_not_write_over_a_focus(course, therapist, draft) -> None:
    with pytest.raises(Stale):
        foci.save_focus(course=course, parts=NEWER, by=therapist, at=NOW, revision=0)
    assert Focus.objects.get().open("parts") == PARTS


def test_only_the_therapist_writes_and_shares_a_focus(practice, course, draft) -> None:
    for who in (practice.other, practice.supervisor, practice.duty, practice.client.account):
        with pytest.raises(NotYours):
            foci.save_focus(course=course, parts=NEWER, by=who, at=NOW, revision=1)
        with pytest.raises(NotYours):
            share(draft, who)


def test_another_client_and_staff_find_no_focus_and_no_letter(practice, shared, letter) -> None:
    letters.share_letter(letter=letter, by=practice.therapist, at=NOW)
    stranger = practice.house.client("Somebody Else").account
    for who in (stranger, practice.other, practice.duty):
        with refused("focus", who):
            access.focus_for_client(who, shared.pk, at=NOW)
        with refused("letter", who):
            access.letter_for_client(who, letter.pk, at=NOW)


def test_a_draft_letter_is_not_there_for_the_client(course, mina, letter) -> None:
    assert queries.shared_letters(course) == []
    with refused("letter", mina.account):
        access.letter_for_client(mina.account, letter.pk, at=NOW)


def test_a_shared_letter_keeps_its_words(course, mina, therapist, letter) -> None:
    shared = letters.share_letter(letter=letter, by=therapist, at=NOW)
    letters.save_letter(
        course=course, text="Other words", by=therapist, at=LATER, revision=shared.revision
    )
    seen = access.letter_for_client(mina.account, letter.pk, at=NOW)
    assert seen.open("text") == "Dear Mina"
    assert [each.version for each in queries.shared_letters(course)] == [1]


@pytest.mark.parametrize("text", ["", "  \n "])
def test_an_empty_letter_is_not_shared(course, therapist, text) -> None:
    empty = letters.save_letter(course=course, text=text, by=therapist, at=NOW)
    with pytest.raises(NotAllowed):
        letters.share_letter(letter=empty, by=therapist, at=NOW)


def test_the_client_answers_once_and_nobody_answers_for_them(mina, therapist, letter) -> None:
    letters.share_letter(letter=letter, by=therapist, at=NOW)
    with pytest.raises(NotYours):
        letters.answer_letter(letter=letter, text="I", by=therapist, at=NOW)
    for _ in range(2):
        letters.answer_letter(letter=letter, text="Thank you", by=mina.account, at=NOW)
    with pytest.raises(NotAllowed):
        letters.answer_letter(letter=letter, text="Or not", by=mina.account, at=LATER)
    kept = Letter.objects.get()
    assert (kept.open("answer"), kept.open("text")) == ("Thank you", "Dear Mina")
    assert audited("answer-letter") == 1


def test_a_draft_letter_is_not_answered(mina, letter) -> None:
    with pytest.raises(NotAllowed):
        letters.answer_letter(letter=letter, text="Thank you", by=mina.account, at=NOW)


def test_a_final_letter_never_changes(course, mina, therapist, letter) -> None:
    letters.share_letter(letter=letter, by=therapist, at=NOW)
    final = letters.finish_letter(letter=letter, by=therapist, at=NOW)
    with pytest.raises(NotAllowed):
        letters.answer_letter(letter=letter, text="Late", by=mina.account, at=LATER)
    newer = letters.save_letter(
        course=course, text="Other", by=therapist, at=LATER, revision=final.revision
    )
    kept = Letter.objects.get(pk=final.pk)
    assert newer.version == 2 and (kept.state, kept.open("text")) == ("final", "Dear Mina")


def test_a_draft_letter_does_not_become_final(therapist, letter) -> None:
    with pytest.raises(NotAllowed):
        letters.finish_letter(letter=letter, by=therapist, at=NOW)


def test_an_answered_letter_is_not_announced_any_more(mina, therapist, letter) -> None:
    letters.share_letter(letter=letter, by=therapist, at=NOW)
    letters.answer_letter(letter=letter, text="Thank you", by=mina.account, at=NOW)
    message = Message.objects.get()
    assert not kind_named(message.kind).wanted(message, LATER)
