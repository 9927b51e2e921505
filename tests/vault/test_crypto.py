"""A sealed value opens with its key, in its place, as it was sealed; and in no other way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixteen.vault import crypto
from sixteen.vault.crypto import CannotOpen

KEY, OTHER = bytes(range(32)), bytes(32)
PLACE = "person|note|row|text|1"
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inside: st.lists(inside) | st.dictionaries(st.text(), inside),
    max_leaves=5,
)


@given(JSON)
def test_what_goes_in_comes_out(value: object) -> None:
    assert crypto.unseal_value(KEY, crypto.seal_value(KEY, value, PLACE), PLACE) == value


def test_another_key_does_not_open_it() -> None:
    with pytest.raises(CannotOpen):
        crypto.unseal_value(OTHER, crypto.seal_value(KEY, "words", PLACE), PLACE)


@pytest.mark.parametrize(
    "place",
    [
        "",
        "another|note|row|text|1",
        "person|letter|row|text|1",
        "person|note|other|text|1",
        "person|note|row|safety|1",
        "person|note|row|text|2",
        PLACE + " ",
    ],
)
def test_another_place_does_not_open_it(place: str) -> None:
    with pytest.raises(CannotOpen):
        crypto.unseal_value(KEY, crypto.seal_value(KEY, "words", PLACE), place)


@given(st.integers(min_value=0, max_value=8 * 157 - 1))
def test_no_bit_can_be_turned(bit: int) -> None:
    sealed = bytearray(crypto.seal_value(KEY, "words", PLACE))
    assert len(sealed) == 157  # version 1, nonce 12, padded words 128, tag 16
    sealed[bit // 8] ^= 1 << (bit % 8)
    with pytest.raises(CannotOpen):
        crypto.unseal_value(KEY, bytes(sealed), PLACE)


@pytest.mark.parametrize("length", [0, 1, 13, 28, 29, 156])
def test_a_value_cut_short_does_not_open(length: int) -> None:
    sealed = crypto.seal_value(KEY, "words", PLACE)
    with pytest.raises(CannotOpen):
        crypto.unseal_value(KEY, sealed[:length], PLACE)


def test_the_length_tells_only_the_step() -> None:
    sizes = {length: len(crypto.seal_value(KEY, "x" * length, PLACE)) for length in range(600)}
    assert sizes[0] == sizes[1] == sizes[122] == 157
    assert sizes[123] == 157 + crypto.PADDED_TO
    assert len(set(sizes.values())) == 5


def test_the_same_words_never_look_the_same() -> None:
    assert len({crypto.seal_value(KEY, "words", PLACE) for _ in range(50)}) == 50


def test_the_words_are_not_in_it() -> None:
    assert b"words" not in crypto.seal_value(KEY, "words", PLACE)
