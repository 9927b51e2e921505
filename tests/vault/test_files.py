"""Large files: sealed piece by piece, read from anywhere, and nothing of them may be moved."""

import os

import pytest

from sixteen.vault.crypto import CannotOpen
from sixteen.vault.files import PIECE, SEALED_PIECE, Sealing, unsealed

KEY, PLACE = b"k" * 32, "recording|one"
SIZES = (0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 7)


def sealed(path, plain: bytes, *, key=KEY, place=PLACE, chunk: int = 100_000):  # type: ignore[no-untyped-def]
    made = Sealing(path, key, place)
    for begins in range(0, len(plain), chunk):
        made.write(plain[begins : begins + chunk])
    made.close()
    assert made.size == len(plain)
    return path


def opened(path, size: int, **where):  # type: ignore[no-untyped-def]
    return b"".join(unsealed(path, KEY, PLACE, size=size, **where))


@pytest.mark.parametrize("size", SIZES)
def test_what_was_sealed_is_read_back(tmp_path, size) -> None:
    plain = os.urandom(size)
    assert opened(sealed(tmp_path / "a", plain), size) == plain


@pytest.mark.parametrize(
    ("start", "stop"),
    [(0, 1), (5, 5), (PIECE - 1, PIECE + 1), (PIECE, 2 * PIECE), (3 * PIECE, 9 * PIECE), (7, None)],
)
def test_any_part_of_it_is_read_without_the_rest(tmp_path, start, stop) -> None:
    plain = os.urandom(3 * PIECE + 7)
    path = sealed(tmp_path / "a", plain)
    assert opened(path, len(plain), start=start, stop=stop) == plain[start:stop]


def test_only_one_piece_is_held_at_a_time(tmp_path) -> None:
    path = sealed(tmp_path / "a", bytes(3 * PIECE))
    assert {len(each) for each in unsealed(path, KEY, PLACE, size=3 * PIECE)} == {PIECE}
    made = Sealing(tmp_path / "b", KEY, PLACE)
    for _ in range(40):
        made.write(bytes(100_000))
        assert len(made._held) <= PIECE + 100_000
    made.drop()


def test_nothing_of_it_lies_in_clear_even_while_it_is_written(tmp_path) -> None:
    made = Sealing(tmp_path / "a", KEY, PLACE)
    made.write(b"what was said " * 40_000)
    made.file.flush()
    assert made.path.stat().st_size and b"what was said" not in made.path.read_bytes()
    assert made.path.stat().st_mode & 0o077 == 0
    made.drop()
    assert list(tmp_path.iterdir()) == []


def swapped(held: bytes) -> bytes:
    return held[SEALED_PIECE : 2 * SEALED_PIECE] + held[:SEALED_PIECE] + held[2 * SEALED_PIECE :]


@pytest.mark.parametrize(
    ("harm", "size"),
    [
        (swapped, 3 * PIECE),
        (lambda held: held[: 2 * SEALED_PIECE], 2 * PIECE),  # cut off, and the row says so too
        (lambda held: held[:-1], 3 * PIECE),
        (lambda held: held[:50] + bytes([held[50] ^ 1]) + held[51:], 3 * PIECE),
        (lambda held: b"", 3 * PIECE),
    ],
)
def test_altered_swapped_or_cut_off_it_does_not_open(tmp_path, harm, size) -> None:
    path = sealed(tmp_path / "a", os.urandom(3 * PIECE))
    path.write_bytes(harm(path.read_bytes()))
    with pytest.raises(CannotOpen):
        opened(path, size)


def test_in_another_place_or_with_another_key_it_does_not_open(tmp_path) -> None:
    for number, other in enumerate(({"place": "recording|two"}, {"key": b"x" * 32})):
        path = sealed(tmp_path / str(number), b"said", **other)
        with pytest.raises(CannotOpen):
            opened(path, 4)


def test_a_file_that_is_there_is_not_written_over(tmp_path) -> None:
    sealed(tmp_path / "a", b"said")
    with pytest.raises(FileExistsError):
        Sealing(tmp_path / "a", KEY, PLACE)
