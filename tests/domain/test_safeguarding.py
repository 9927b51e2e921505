"""What has to be said before a safeguarding concern is kept."""

import pytest

from sixteen.domain.safeguarding import PARTS, changed, in_words, problems

SAID = {"about": "child", "seen": "A child was left alone at night.", "consent": "nothing_shared"}


def test_little_is_needed_to_begin() -> None:
    assert problems(SAID) == {}
    assert set(problems({})) == {"about", "seen"}


@pytest.mark.parametrize("told", ["told", "referral"])
@pytest.mark.parametrize("consent", ["", "nothing_shared"])
def test_where_somebody_was_told_it_is_said_whether_they_agreed(told: str, consent: str) -> None:
    said = SAID | {told: "The duty desk, today at ten", "consent": consent}
    assert set(problems(said)) == {"consent"}
    assert problems(said | {"consent": "agreed"}) == {}


@pytest.mark.parametrize("consent", ["declined", "not_asked"])
def test_without_their_agreement_there_is_a_reason(consent: str) -> None:
    said = SAID | {"told": "The duty desk", "consent": consent}
    assert set(problems(said)) == {"why_without"}
    assert problems(said | {"why_without": "The child may be hurt tonight."}) == {}


def test_an_outcome_follows_a_decision() -> None:
    said = SAID | {"outcome": "A visit; the child is safe."}
    assert set(problems(said)) == {"decision"}
    assert problems(said | {"decision": "Pass it on, with my supervisor."}) == {}


def test_it_is_shown_in_words_and_in_order() -> None:
    shown = in_words(SAID | {"decision": "Ask again on Thursday."})
    assert [heading for heading, _ in shown] == [
        PARTS[part] for part in ("about", "seen", "consent", "decision")
    ]
    assert dict(shown)[PARTS["about"]] == "A child"


def test_what_a_later_entry_says_otherwise_is_named() -> None:
    assert changed(SAID, SAID | {"told": "My supervisor"}) == [PARTS["told"]]
    assert changed(SAID | {"told": ""}, SAID) == []
