"""A client's plans in versions; what they say between sessions, and what is decided about it."""

from datetime import timedelta

import pytest

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.care.actions.notices import NOT_WORKING, WORSE, decide, say
from sixteen.care.actions.plans import save_plan
from sixteen.care.models import Alert, Notice, Plan
from sixteen.care.refusals import NotAllowed, NotYours, Stale
from sixteen.care.sentence import sentence_of
from sixteen.domain.measures.phq9 import PHQ9
from sixteen.domain.noticing import ARITHMETIC, noticed
from tests.people_of import audited, refused
from tests.portal.house import NOW

LATER = NOW + timedelta(hours=3)


def plan(practice, words: str, version: int = 0, kind: str = "safety", by=None) -> Plan:  # type: ignore[no-untyped-def]
    return save_plan(
        course=practice.course,
        kind=kind,
        parts={"ask": words, "signs": words, "no such part": words},
        by=by or practice.therapist,
        at=NOW,
        version=version,
    )


def tell(practice, what: str = WORSE, words: str = "", at=NOW, **more) -> Alert | None:  # type: ignore[no-untyped-def]
    mine = practice.client
    given = {"course": practice.course, "by": mine.account} | more
    return say(client=mine, what=what, words=words, at=at, **given)


def decided(practice, **more) -> None:  # type: ignore[no-untyped-def]
    given = {"said": [], "noticed": [], "steps": ["talk"], "words": "", "by": practice.therapist}
    decide(course=practice.course, at=NOW, **(given | more))


def test_each_saving_is_a_version_and_the_first_one_stays(practice) -> None:
    plan(practice, "My brother")
    plan(practice, "My sister", version=1)
    assert [each.open("parts")["ask"] for each in Plan.objects.all()] == ["My brother", "My sister"]
    assert care.newest_plan(practice.course, "safety").version == 2
    assert set(Plan.objects.first().open("parts")) == {
        "signs",
        "alone",
        "company",
        "ask",
        "services",
        "around",
    }


def test_two_windows_do_not_overwrite_each_other(practice) -> None:
    plan(practice, "My brother")
    with pytest.raises(Stale) as stale:
        plan(practice, "Another")
    assert stale.value.row.open("parts")["ask"] == "My brother" and Plan.objects.count() == 1


def test_the_same_words_again_are_no_new_version(practice) -> None:
    assert plan(practice, "My brother") == plan(practice, "My brother")
    assert audited("save-plan", person=practice.client.pk) == 1


def test_an_empty_plan_or_a_strangers_is_refused(practice) -> None:
    with pytest.raises(NotAllowed):
        plan(practice, " \n")
    for who in (practice.other, practice.supervisor, practice.duty, practice.client.account):
        with pytest.raises(NotYours):
            plan(practice, "Words", by=who)


def test_the_client_reads_their_own_newest_plan(practice) -> None:
    plan(practice, "My brother")
    newest = plan(practice, "My sister", version=1)
    mine = practice.client.account
    assert access.plan_for_client(mine, "safety", at=NOW) == newest
    assert audited("view-plan", actor=mine.pk) == 1
    with refused("plan", mine):
        access.plan_for_client(mine, "rough-patch", at=NOW)
    other = practice.house.client("Noor Haddad").account
    for who in (other, practice.therapist, practice.duty):
        with refused("plan", who):
            access.plan_for_client(who, "safety", at=NOW)


def test_worse_is_looked_at_by_a_clinician_by_a_stated_time(practice) -> None:
    alert = tell(practice, words="Since Sunday.")
    assert alert.look_by == NOW + timedelta(hours=2)
    assert "will read this by 12:00 on Tuesday 24 November" in sentence_of(alert, at=NOW)
    (concern,) = alert.open("concerns")
    assert concern["words"] == "They said: “I feel worse” – Since Sunday."
    assert Notice.objects.get().open("what")["kind"] == WORSE


def test_somebody_without_a_course_is_looked_at_too(practice) -> None:
    alert = tell(practice, course=None)
    assert alert.owner == practice.duty and not Notice.objects.exists()


def test_not_working_is_for_the_two_and_makes_nobody_look_by_an_hour(practice) -> None:
    assert tell(practice, NOT_WORKING) is None
    assert not Alert.objects.exists() and Notice.objects.get().state == "open"


def test_said_twice_in_a_moment_it_is_said_once_and_later_again(practice) -> None:
    for _ in range(2):
        tell(practice)
    assert Notice.objects.count() == 1
    assert len(Alert.objects.get().open("concerns")) == 1
    tell(practice, at=LATER)
    assert Notice.objects.count() == 2
    assert len(Alert.objects.get().open("concerns")) == 2


def test_only_the_client_says_it(practice) -> None:
    for who in (practice.therapist, practice.duty, practice.house.client("Noor").account):
        with pytest.raises(NotYours):
            tell(practice, by=who)
    with pytest.raises(NotAllowed):
        tell(practice, "something else")
    assert not Notice.objects.exists() and not Alert.objects.exists()


def test_a_decision_names_what_it_was_about_and_the_arithmetic(practice) -> None:
    tell(practice, NOT_WORKING)
    found = noticed(PHQ9, [(1, 10), (6, 16)])
    for _ in range(2):
        decided(practice, said=care.notices_of(practice.course), noticed=[found], words="We spoke.")
    said, scores = care.notices_of(practice.course)
    assert (said.state, said.arithmetic) == ("decided", "")
    assert (scores.arithmetic, scores.session) == (ARITHMETIC, 6)
    assert scores.open("what") == {"kind": found.key, "words": found.words}
    assert scores.open("decided") == {"steps": ["talk"], "words": "We spoke."}
    assert scores.decided_by == practice.therapist
    assert audited("decide-notice", person=practice.client.pk) == 2


def test_nothing_is_no_decision_and_nobody_else_decides(practice) -> None:
    tell(practice, NOT_WORKING)
    for empty in ({"steps": []}, {"steps": ["no such step"]}, {"steps": [], "words": "  "}):
        with pytest.raises(NotAllowed):
            decided(practice, said=care.notices_of(practice.course), **empty)
    for who in (practice.other, practice.supervisor, practice.duty):
        with pytest.raises(NotYours):
            decided(practice, said=care.notices_of(practice.course), by=who)
    assert Notice.objects.get().state == "open"


def test_deciding_leaves_an_alert_open(practice) -> None:
    tell(practice)
    decided(practice, said=care.notices_of(practice.course))
    assert Alert.objects.get().state == "open"
