"""The backup file opens whole or not at all."""

import io
from datetime import UTC, datetime

import pytest

from sixteen.project import backups
from sixteen.project.backups import FRAME, BackupProblem

AT = datetime(2027, 3, 1, 3, 0, tzinfo=UTC)


def written(*chunks: bytes) -> bytes:
    file = io.BytesIO()
    backups.write(file, chunks, engine="sqlite", at=AT)
    return file.getvalue()


def read(whole: bytes) -> bytes:
    file = io.BytesIO(whole)
    return b"".join(backups.read(file, *backups.read_header(file)))


@pytest.mark.parametrize("size", [0, 1, FRAME - 1, FRAME, FRAME + 1, 3 * FRAME])
def test_what_was_written_comes_back(size: int) -> None:
    plain = bytes(i % 251 for i in range(size))
    assert read(written(plain[: size // 3], plain[size // 3 :])) == plain


def test_nothing_of_the_records_stands_in_it_in_clear() -> None:
    assert b"the first thing" not in written(b"the first thing that was said")


def test_cut_off_at_any_place_it_is_refused() -> None:
    whole = written(b"a" * (2 * FRAME + 10))
    for keep in (len(whole) - 1, len(whole) - 30, len(whole) - 500_000, 2 * FRAME, 300, 20, 0):
        with pytest.raises(BackupProblem):
            read(whole[:keep])


def test_without_its_last_part_it_is_refused() -> None:
    whole = written(b"a" * FRAME + b"b" * 100)
    last = 4 + 100 + 16
    with pytest.raises(BackupProblem, match="cut off"):
        read(whole[:-last])


def test_one_altered_bit_is_found_wherever_it_is() -> None:
    whole = written(b"a" * 1000)
    for place in range(len(whole)):
        altered = bytearray(whole)
        altered[place] ^= 1
        with pytest.raises(BackupProblem):
            read(bytes(altered))


def test_two_parts_cannot_change_places() -> None:
    whole = written(b"a" * FRAME + b"b" * FRAME)
    start = len(whole) - 2 * (4 + FRAME + 16)
    first, second = whole[start : start + 4 + FRAME + 16], whole[start + 4 + FRAME + 16 :]
    with pytest.raises(BackupProblem):
        read(whole[:start] + second + first)


def test_something_else_is_not_a_backup() -> None:
    with pytest.raises(BackupProblem, match="not a backup"):
        read(b"SQLite format 3\x00" + b"x" * 100)
