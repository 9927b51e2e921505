"""The focus: what it holds, when it can be shared, how it is kept and how it is read out."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixteen.domain.focus import PARTS, Focus, problems, text_equivalent

WHOLE = Focus(
    self_="small and in the way",
    other="busy, and soon tired of me",
    affects=("shame", "anger I do not show"),
    defence="I go quiet and make myself useful",
    defence_protects="being sent away",
    defence_costs="nobody gets to know me",
    reversal="at home I am the one who is too busy",
    symptom_link="I go flat after every visit",
    client_words={"self": "a spare chair"},
    therapist_words={"defence": "compliant withdrawal"},
)
words = st.text(max_size=30)
parts = st.dictionaries(st.sampled_from(sorted(PARTS)), words)
foci = st.builds(
    Focus,
    words,
    words,
    st.lists(words).map(tuple),
    words,
    words,
    words,
    words,
    words,
    parts,
    parts,
)


@given(foci)
def test_what_is_kept_comes_back_the_same(focus):
    assert Focus.from_dict(json.loads(json.dumps(focus.to_dict()))) == focus


def test_what_is_kept_uses_the_names_of_the_parts():
    assert set(WHOLE.to_dict()) == {*PARTS, "client_words", "therapist_words"}


def test_an_empty_focus_is_allowed_and_an_absent_part_is_empty():
    assert Focus.from_dict({}) == Focus()
    assert Focus.from_dict({"self": "small"}).other == ""


@pytest.mark.parametrize(
    "data",
    [
        {"selff": "small"},
        {"self": None},
        {"self": 3},
        {"affects": "shame"},
        {"affects": [None]},
        {"client_words": {"mood": "flat"}},
        {"client_words": ["flat"]},
    ],
)
def test_what_is_not_a_focus_is_refused_and_not_lost(data):
    with pytest.raises(ValueError, match="focus"):
        Focus.from_dict(data)


def test_self_other_and_a_feeling_are_enough_to_share():
    least = Focus(self_="small", other="busy", affects=("shame",))
    assert problems(least) == []
    assert problems(WHOLE) == []


@pytest.mark.parametrize(
    ("focus", "about"),
    [
        (Focus(other="busy", affects=("shame",)), "see themselves"),
        (Focus(self_=" \n", other="busy", affects=("shame",)), "see themselves"),
        (Focus(self_="small", affects=("shame",)), "other person"),
        (Focus(self_="small", other="busy"), "feeling"),
        (Focus(self_="small", other="busy", affects=("  ",)), "feeling"),
        (Focus(self_="s", other="b", affects=("a",), defence_costs="c"), "what the client does"),
    ],
)
def test_what_is_missing_is_said_in_a_sentence(focus, about):
    (problem,) = problems(focus)
    assert about in problem
    assert problem.endswith(".")


def test_the_drawing_in_words_says_every_part_in_order():
    assert text_equivalent(WHOLE).splitlines() == [
        "How I come to see myself: small and in the way",
        "How I come to see myself, in my own words: “a spare chair”",
        "How I come to see the other person: busy, and soon tired of me",
        "What I feel then: shame, anger I do not show",
        "What I do with the feeling: I go quiet and make myself useful",
        "What that protects me from: being sent away",
        "What it costs me: nobody gets to know me",
        "How it turns round: at home I am the one who is too busy",
        "How this goes with what I came for: I go flat after every visit",
    ]
    assert text_equivalent(Focus()) == ""


@given(foci)
def test_the_drawing_in_words_leaves_nothing_out(focus):
    read_out = text_equivalent(focus)
    for code in PARTS:
        assert focus.part(code) in read_out
        assert focus.client_words.get(code, "").strip() in read_out


def test_the_therapists_own_terms_are_not_shown_to_the_client():
    assert "withdrawal" not in text_equivalent(WHOLE)
    assert WHOLE.for_client().therapist_words == {}
    assert WHOLE.for_client().client_words == WHOLE.client_words
    assert "withdrawal" not in json.dumps(WHOLE.for_client().to_dict())


def test_a_part_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="mood"):
        WHOLE.part("mood")
