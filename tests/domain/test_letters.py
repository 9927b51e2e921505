"""Fields of a letter are filled in, or said: none is lost without a sign."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixteen.domain.letter_kinds import KINDS
from sixteen.domain.letters import (
    FIELDS,
    PLAIN_FIELDS,
    blanks_in,
    clinical_words,
    empty_words,
    fields_in,
    is_unfilled,
    merge,
    problems,
)

SUMMARY, ATTENDANCE = KINDS["consultation"], KINDS["attendance"]
NEEDED = {
    *("consultation", "waiting", "no_reply", "attendance", "not_suitable"),
    *("gp_start", "gp_safety", "onward", "discharge"),
}
KNOWN = dict.fromkeys(FIELDS, "known")


def test_every_letter_that_a_service_sends_has_words_to_begin_with() -> None:
    assert set(KINDS) == NEEDED
    assert {code for code, kind in KINDS.items() if kind.by_office} == {
        *("waiting", "no_reply", "attendance"),
    }


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
def test_our_own_words_are_right_and_can_be_filled_in(kind) -> None:
    assert problems(kind, kind.text) == []
    written = dict.fromkeys(blanks_in(kind.text), "written")
    merged = merge(kind.text, KNOWN, written)
    assert merged.missing == () and not is_unfilled(merged.words)
    if kind.by_office:
        assert clinical_words(merged.words + kind.name + kind.heading) == []
        assert set(fields_in(kind.text)) <= set(PLAIN_FIELDS)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
def test_any_field_that_is_left_empty_is_named_and_stays(kind) -> None:
    written = dict.fromkeys(blanks_in(kind.text), "written")
    for name in fields_in(kind.text):
        known = KNOWN | {name: "  "}
        rest = {blank: said for blank, said in written.items() if f"write: {blank}" != name}
        merged = merge(kind.text, known, rest)
        assert merged.missing == (name,) and f"{{{name}}}" in merged.words
        assert is_unfilled(merged.words) and empty_words(name)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Dear {clinet name}", "no field “{clinet name}”"),
        ("Dear {}", "no field “{}”"),
        ("Dear {client name", "on its own"),
        ("Dear client name}", "on its own"),
        ("{write: }", "Say what is to be written"),
        ("{write:}", "Say what is to be written"),
    ],
)
def test_a_field_that_nobody_knows_is_an_error_in_words(text, said) -> None:
    assert said in " ".join(problems(SUMMARY, text))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{write: why they come}", "from the record alone"),
        ("{therapy name}", "no field"),
        ("{consultation date}", "no field"),
        ("They came to therapy.", "“therapy” says too much"),
        ("Their GP knows of the sessions.", "“gp” says too much"),
        ("About their depression", "“depression” says too much"),
    ],
)
def test_a_letter_that_others_may_open_tells_nothing(text, said) -> None:
    assert said in " ".join(problems(ATTENDANCE, text))


def test_a_blank_that_stands_twice_is_asked_once() -> None:
    assert blanks_in("{write: why} and {write:why} {client name}") == ["why"]


@given(st.text(max_size=200))
def test_what_is_typed_brings_in_no_field_of_its_own(typed) -> None:
    merged = merge("{write: a}", {}, {"a": typed})
    assert is_unfilled(merged.words) == (merged.missing == ("write: a",)) == (not typed.strip())
