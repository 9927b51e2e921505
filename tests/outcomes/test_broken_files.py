"""A thousand broken files: a clear error that names the place, and never a wrong figure.

Each is made from a good file whose answer is known, from a seed. What comes out is either every row
as it was (the break did not touch what is counted), or fewer rows, each of them right, with the
reason of the others by line, and an exit status that says so.
"""

import csv
import io
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from sixteen.outcomes.classifying import FLAGS
from sixteen.outcomes.commands.classify import run
from sixteen.outcomes.score_row import COLUMNS
from tests.outcomes.spec import rows

EXAMPLES = [row for row in rows() if row.phq9_first and row.anxiety_first]
HEADER = ("row", *COLUMNS)


def good(by: Random) -> tuple[bytes, dict[str, frozenset[str]]]:
    """A file, and the flags of each of its rows by what its first cell says."""
    chosen = [by.choice(EXAMPLES) for _ in range(by.randint(1, 12))]
    out = io.StringIO()
    write = csv.writer(out, lineterminator=by.choice(("\n", "\r\n")))
    write.writerow(HEADER)
    for number, row in enumerate(chosen):
        write.writerow((f"r{number}", *row.cells))
    return out.getvalue().encode(), {f"r{n}": row.flags for n, row in enumerate(chosen)}


def cut(by: Random, data: bytes) -> bytes:
    return data[: by.randrange(len(data))]


def a_byte(by: Random, data: bytes) -> bytes:
    place = by.randrange(len(data))
    return data[:place] + bytes([by.choice((0, 0xFF, 0xC3, 0x92))]) + data[place:]


def other_encoding(by: Random, data: bytes) -> bytes:
    return data.decode().encode(by.choice(("utf-16", "utf-16-le", "utf-32", "cp037")))


def a_quote(by: Random, data: bytes) -> bytes:
    place = by.randrange(len(data))
    return data[:place] + b'"' + data[place:]


def other_commas(by: Random, data: bytes) -> bytes:
    return data.replace(b",", by.choice((b";", b"\t", b"|", b" ")))


def out_of_range(by: Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    place = by.randrange(1, max(2, len(lines) - 1))
    cells = lines[place].split(b",")
    if len(cells) == len(HEADER):
        which = by.choice((1, 2, 4, 5))
        cells[which] = by.choice((b"999", b"-1", b"1e3", b"nan", b"inf", b"0x10", b"1 0", b"ten"))
    lines[place] = b",".join(cells)
    return b"\n".join(lines)


def other_measure(by: Random, data: bytes) -> bytes:
    return data.replace(b"gad7", by.choice((b"gad-7", b"GAD_7", b"phq9", b"", b"spin,")))


def a_column_less(by: Random, data: bytes) -> bytes:
    lines = [line.split(b",") for line in data.split(b"\n")]
    which = by.randrange(1, 6)
    return b"\n".join(b",".join(c for n, c in enumerate(cells) if n != which) for cells in lines)


def header_again(by: Random, data: bytes) -> bytes:
    return data.replace(b"row,", by.choice((b"phq9_last,", b"recovery,", b"caseness,")), 1)


BREAKS: tuple[Callable[[Random, bytes], bytes], ...] = (
    *(cut, a_byte, other_encoding, a_quote, other_commas),
    *(out_of_range, other_measure, a_column_less, header_again),
)


def test_a_thousand_broken_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    by = Random(16)
    file = tmp_path / "broken.csv"
    refused = 0
    for number in range(1000):
        data, known = good(by)
        broken = BREAKS[number % len(BREAKS)](by, data)
        file.write_bytes(broken)
        status = run(Namespace(file=str(file)))
        out, err = capsys.readouterr()
        assert "Traceback" not in err and "Error" not in err
        refused += status != 0
        if status == 2:
            assert out == "" and "line 1: " in err, (number, broken)
            continue
        told = list(csv.reader(io.StringIO(out)))[1:]
        if status == 1:
            assert "line " in err and "bad and left out" in err, (number, broken)
        right = set(data.decode().replace("\r", "").split("\n"))
        for row in told:
            if ",".join(row[: len(HEADER)]) in right:
                yes = {flag for flag, said in zip(FLAGS, row[-7:], strict=True) if said == "Y"}
                assert yes == known[row[0]], (number, broken)
            else:
                # What no program can see: quotation marks round a whole cell, or the like.
                assert BREAKS[number % len(BREAKS)] is a_quote, (number, broken)
    assert refused > 700
