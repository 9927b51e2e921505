"""The quiet checks: each is a question, each comes when it should, and none when it should not."""

from dataclasses import replace

import pytest
from hypothesis import given

from sixteen.domain.focus import PARTS, Focus
from sixteen.domain.focus_checks import checks
from tests.domain.test_focus import WHOLE, foci

QUIET = Focus(
    self_="a burden",
    other="tired of me",
    affects=("shame",),
    defence="I go quiet",
    defence_costs="nobody knows me",
    client_words={"self": "a spare chair"},
)


def keys(focus: Focus) -> list[str]:
    return [check.key for check in checks(focus)]


def test_a_focus_in_their_words_and_an_empty_one_are_asked_nothing():
    assert checks(QUIET) == []
    assert checks(WHOLE) == []
    assert checks(Focus()) == []


@pytest.mark.parametrize(
    ("changed", "key", "about"),
    [
        ({"client_words": {}}, "no-own-words", "self"),
        ({"defence_costs": ""}, "no-cost", "defence_costs"),
        ({"self_": "a burden " * 5, "other": "tired"}, "one-sided", "other"),
        ({"other": "tired of me " * 4, "self_": "sad"}, "one-sided", "self"),
        ({"affects": ("sad", "cross", "afraid", "ashamed")}, "many-feelings", "affects"),
        ({"defence": "Compliant withdrawal"}, "our-word-defence", "defence"),
        ({"other": "an introjected judge"}, "our-word-other", "other"),
        ({"other": "you always leave"}, "you-other", "other"),
        ({"reversal": "You’re the judge"}, "you-reversal", "reversal"),
        ({"symptom_link": "and " * 31}, "long-symptom_link", "symptom_link"),
        (
            {"symptom_link": "", "therapist_words": {"symptom_link": "depressive position"}},
            "your-terms-only-symptom_link",
            "symptom_link",
        ),
    ],
)
def test_each_check_asks_about_its_part(changed, key, about):
    (check,) = checks(replace(QUIET, **changed))
    assert (check.key, check.about) == (key, about)


def test_a_check_quotes_the_words_that_it_asks_about():
    (check,) = checks(replace(QUIET, defence="Compliant withdrawal"))
    assert "“Compliant”" in check.question


def test_common_words_that_only_look_alike_are_left_alone():
    plain = replace(QUIET, self_="young", defence="I split the bill", other="unaffected")
    assert keys(plain) == []


@given(foci)
def test_every_check_is_one_question_about_a_part_and_has_a_key_of_its_own(focus):
    found = checks(focus)
    assert len({check.key for check in found}) == len(found)
    assert {check.about for check in found} <= set(PARTS)
    for check in found:
        assert check.question.endswith("?") and len(check.key) <= 60
    order = [list(PARTS).index(check.about) for check in found]
    assert order == sorted(order)
