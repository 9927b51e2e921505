"""Who reads what was told before: the clinician all of it, the office only the practical part."""

from dataclasses import replace
from datetime import time

import pytest

from sixteen.domain.matching import Window
from sixteen.intake import access
from sixteen.intake.models import SelfReferral, Wishes
from sixteen.intake.refusals import TooLateToTell
from sixteen.intake.telling import tell
from sixteen.intake.told import as_answer, in_words, joined
from sixteen.intake.wishes import Said, said_by, set_wishes
from sixteen.people.permissions import Role
from tests.people_of import audited, refused
from tests.portal.house import NOW, account

pytestmark = pytest.mark.django_db
SAID = {
    "brings": {"words": "canary-heron"},
    "wishes": {"formats": ["video"]},
    "needs": {"needs": ["step_free"]},
    "around": {"gp": "canary-heron"},
}


@pytest.fixture
def enquiry(practice):
    made = practice.enquiry(days=1)
    for page, said in SAID.items():
        tell(enquiry=made, page=page, answer=as_answer(said, "w"), at=NOW)
    return made


def test_the_clinician_who_holds_it_reads_all(enquiry, therapist):
    told = access.self_referral_of(therapist, enquiry, at=NOW)
    said = access.wishes_of(therapist, enquiry, at=NOW)
    assert {page: joined(page, told.open(page), said)[name] for page in SAID for name in SAID[page]}
    assert in_words(told.open("brings")) == [("In words", "canary-heron")]
    assert audited("view-self-referral", actor=therapist.pk) == 1
    assert audited("view-wishes", actor=therapist.pk) == 1


def test_nobody_else_reads_it(practice, enquiry):
    people = [practice.other, practice.supervisor, practice.duty, enquiry.client.account]
    for who in (*people, account(Role.RECEPTION), account(Role.SERVICE_LEAD)):
        with refused("self-referral", who):
            access.self_referral_of(who, enquiry, at=NOW)
        with refused("wishes", who):
            access.wishes_of(who, enquiry, at=NOW)


def test_the_office_gets_wishes_and_needs_and_no_word_of_the_rest(practice, enquiry):
    rae = account(Role.RECEPTION, name="Rae")
    part = access.practical_part(rae, enquiry.client, at=NOW)
    words = [("Needs", "No steps on the way in"), ("Ways to meet", "by video")]
    assert [line for answer in part for line in in_words(answer)] == words
    assert audited("view-self-referral", actor=rae.pk, fields="needs,wishes") == 1
    for who in (practice.other, practice.supervisor, account(Role.SERVICE_LEAD)):
        with refused("self-referral", who):
            access.practical_part(who, enquiry.client, at=NOW)


def test_a_page_that_changes_leaves_the_others(enquiry):
    tell(enquiry=enquiry, page="brings", answer=None, at=NOW)
    kept = SelfReferral.objects.get()
    assert kept.open("brings") is None and kept.open("around")["gp"] == "canary-heron"


def test_nothing_is_told_after_it_began(practice):
    begun = practice.enquiry(days=-1, name="Bo Lind")
    with pytest.raises(TooLateToTell):
        tell(enquiry=begun, page="brings", answer={"words": "late"}, at=NOW)
    assert not SelfReferral.objects.filter(enquiry=begun).exists()


def test_what_is_kept_is_sealed(enquiry):
    row = SelfReferral.objects.values().get()
    assert b"canary" not in b"".join(bytes(row[page]) for page in SAID)


def test_what_a_match_is_made_from_is_kept_once_and_only_with_the_wishes(enquiry):
    said = {"times": ["1-evening"], "most_pence": "0", "languages": ["cy"]}
    tell(enquiry=enquiry, page="wishes", answer=as_answer(said, "w"), at=NOW)
    found = said_by(enquiry)
    assert found.windows == (Window(1, time(17), time(22)),)
    assert (found.most_pence, found.languages, found.step_free) == (0, ("cy",), True)
    told = SelfReferral.objects.get()
    marks = {"version": 1, "writer": "w"}
    assert told.open("wishes") == told.open("needs") == marks
    whole = joined("wishes", told.open("wishes"), found)
    assert whole == as_answer(said, "w")
    assert joined("needs", told.open("needs"), found) == as_answer(SAID["needs"], "w")


def test_what_was_noted_by_us_and_is_not_on_the_page_stays(practice, enquiry):
    noted = replace(said_by(enquiry), not_with=(practice.other.pk,), concerns=("worry",))
    set_wishes(enquiry=enquiry, said=noted, by=practice.therapist, at=NOW)
    tell(enquiry=enquiry, page="wishes", answer=None, at=NOW)
    found = said_by(enquiry)
    assert found == Said(not_with=(practice.other.pk,), concerns=("worry",), step_free=True)


def test_words_alone_are_no_wish(practice):
    made = practice.enquiry(days=2, name="Bo Lind")
    tell(enquiry=made, page="brings", answer=as_answer({"words": "Tired"}, "w"), at=NOW)
    assert not Wishes.objects.filter(enquiry=made).exists()
