"""A goodbye letter may be declined, or read aloud and nothing more; every version is kept."""

import pytest
from django.db import IntegrityError, transaction

from sixteen.care import access, queries
from sixteen.care.actions import letters
from sixteen.care.models import Letter
from sixteen.care.refusals import NotAllowed, NotYours, Stale
from sixteen.outbox.models import Message
from tests.people_of import audited, refused
from tests.portal.house import NOW


@pytest.fixture
def letter(course, therapist):  # type: ignore[no-untyped-def]
    return letters.save_letter(course=course, text="Dear Mina", by=therapist, at=NOW)


@pytest.mark.parametrize("who", ["client", "therapist", "both"])
def test_either_may_decline_a_letter_and_need_not_say_why(course, therapist, who) -> None:
    made = letters.decline_letter(course=course, declined_by=who, by=therapist, at=NOW)
    assert (made.state, made.declined_by, made.open("why")) == ("declined", who, "")
    assert audited("decline-letter") == 1


def test_what_was_drafted_stays_and_a_letter_may_still_be_begun(course, therapist, letter) -> None:
    no = letters.decline_letter(
        course=course,
        declined_by="client",
        why="Not on paper",
        revision=letter.revision,
        by=therapist,
        at=NOW,
    )
    assert no.version == 2 and Letter.objects.get(pk=letter.pk).open("text") == "Dear Mina"
    again = letters.save_letter(
        course=course, text="After all", revision=no.revision, by=therapist, at=NOW
    )
    assert (again.version, again.state) == (3, "draft")
    kept = [(each.version, each.state) for each in queries.letter_versions(course)]
    assert kept == [(3, "draft"), (2, "declined"), (1, "draft")]


def test_declining_twice_is_declining_once(course, therapist) -> None:
    for revision in (0, 1):
        letters.decline_letter(
            course=course, declined_by="both", revision=revision, by=therapist, at=NOW
        )
    assert Letter.objects.count() == 1


def test_who_declines_has_seen_what_is_written(course, therapist, letter) -> None:
    with pytest.raises(Stale):
        letters.decline_letter(course=course, declined_by="both", by=therapist, at=NOW)
    assert Letter.objects.count() == 1


def test_a_letter_that_was_read_aloud_never_reaches_the_client_here(
    course, mina, therapist, letter
) -> None:
    aloud = letters.read_aloud(letter=letter, by=therapist, at=NOW)
    assert (aloud.state, aloud.settled_at) == ("aloud", NOW)
    for step in (letters.share_letter, letters.finish_letter):
        with pytest.raises(NotAllowed):
            step(letter=aloud, by=therapist, at=NOW)
    assert queries.shared_letters(course) == [] and not Message.objects.exists()
    with refused("letter", mina.account):
        access.letter_for_client(mina.account, letter.pk, at=NOW)


def test_a_shared_letter_cannot_be_made_unshared(therapist, letter) -> None:
    letters.share_letter(letter=letter, by=therapist, at=NOW)
    with pytest.raises(NotAllowed):
        letters.read_aloud(letter=letter, by=therapist, at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.filter(pk=letter.pk).update(state="aloud", settled_at=NOW)


def test_only_the_therapist_declines_and_reads_aloud(practice, course, letter) -> None:
    for who in (practice.other, practice.supervisor, practice.client.account):
        with pytest.raises(NotYours):
            letters.read_aloud(letter=letter, by=who, at=NOW)
        with pytest.raises(NotYours):
            letters.decline_letter(course=course, declined_by="both", revision=1, by=who, at=NOW)


def test_a_version_is_opened_by_its_therapist_alone_and_that_is_written_down(
    practice, course, letter
) -> None:
    found = access.letter_for_therapist(practice.therapist, course.pk, 1, at=NOW)
    assert found.open("text") == "Dear Mina" and audited("view-letter") == 1
    access.letter_for_therapist(practice.therapist, course.pk, 1, at=NOW, what="letter-pdf")
    assert audited("view-letter-pdf", person=practice.client.pk) == 1
    with refused("letter", practice.therapist):
        access.letter_for_therapist(practice.therapist, course.pk, 2, at=NOW)
    with refused("course", practice.other):
        access.letter_for_therapist(practice.other, course.pk, 1, at=NOW)
