"""A file of scores in, the same rows with flags out: `sixteen outcomes classify FILE.csv`.

Row by row, so a file may be larger than memory. A row that cannot be read is named by its line and
its reason, and counted; it is not among the rows that are written, and no value is put in for it.
"""

import csv
import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple, dataclass, field, fields
from typing import TextIO

from sixteen.outcomes.flags import Flags, flags
from sixteen.outcomes.score_row import COLUMNS, BadRow, read_scores

FLAGS = tuple(each.name for each in fields(Flags))
SAY_EVERY = 250_000
# Of what a file may hold in one cell. A quotation mark that never closes swallows the rest of it.
LONGEST_CELL = 1_000_000
UNCLOSED = ("unexpected end of data", "larger than field limit")
CUT_OFF = "it has no line end, so the file may have been cut off in it; add one if it is whole"
NOT_CLOSED = (
    "a quotation mark opens here that does not close: "
    "nothing from here to the end of the file was read"
)


class FileProblem(Exception):
    """Why a file as a whole cannot be classified."""


@dataclass
class Told:
    """rows: classified. bad: rows that are not. measures: which were met, for their warnings."""

    rows: int = 0
    bad: int = 0
    measures: set[str] = field(default_factory=set)


def classify(lines: Iterable[str], out: TextIO, say: Callable[[str], None]) -> Told:
    """Write the rows of lines with their flags to out. say: for bad rows, remarks and progress.

    Lines hold what is not UTF-8 as surrogates (errors="surrogateescape"). Raises FileProblem.
    """
    told = Told()
    csv.field_size_limit(LONGEST_CELL)
    ending: list[str] = []
    rows = _rows(_watched(lines, ending))
    header, places = _header(rows, ending)
    write = csv.writer(out, lineterminator="\n").writerow
    write([*header, *FLAGS])
    for line, row in rows:
        try:
            if not ending[0].endswith(("\n", "\r")):
                raise BadRow(CUT_OFF)
            written, measure, remarks = _classified(row, header, places)
        except BadRow as reason:
            told.bad += 1
            say(f"line {line}: {reason}.")
            continue
        write(written)
        told.rows += 1
        told.measures.add(measure)
        for remark in remarks:
            say(f"line {line}: {remark}.")
        if told.rows % SAY_EVERY == 0:
            say(f"{told.rows:,} rows so far")
    return told


def _watched(lines: Iterable[str], ending: list[str]) -> Iterator[str]:
    """The same lines; ending holds the one that came last."""
    for line in lines:
        ending[:] = [line]
        yield line


Row = list[str] | BadRow


def _rows(lines: Iterable[str]) -> Iterator[tuple[int, Row]]:
    """(line it begins on, cells) of each record, or what is wrong with it. Empty lines are none."""
    reader = csv.reader(lines, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            row: Row = next(reader)
        except StopIteration:
            return
        except csv.Error as problem:
            if any(words in str(problem) for words in UNCLOSED):
                yield line, BadRow(NOT_CLOSED)
                return
            row = BadRow("quotation marks stand where none can be")
        if row:
            yield line, row


def _header(rows: Iterator[tuple[int, Row]], ending: list[str]) -> tuple[list[str], dict[str, int]]:
    """The names of the columns as they stand, and where each of ours is."""
    _, header = next(rows, (1, None))
    if header is None:
        raise FileProblem("line 1: the file is empty; the first line names the columns")
    if isinstance(header, BadRow):
        raise FileProblem(f"line 1: {header}")
    _readable(header, FileProblem, "line 1: ")
    names = [name.strip().lower() for name in header]
    for name in itertools.chain(COLUMNS, FLAGS):
        if names.count(name) > 1:
            raise FileProblem(f"line 1: two columns are called {name}")
    if already := [name for name in FLAGS if name in names]:
        raise FileProblem(f"line 1: the file has a column {already[0]} already")
    if missing := [name for name in COLUMNS if name not in names]:
        raise FileProblem(
            f"line 1: there is no column {', '.join(missing)} (columns are parted by commas)"
        )
    if not ending[0].endswith(("\n", "\r")):
        raise FileProblem(f"line 1: {CUT_OFF}")
    return header, {name: names.index(name) for name in COLUMNS}


def _classified(
    row: Row, header: list[str], places: dict[str, int]
) -> tuple[list[str], str, tuple[str, ...]]:
    if isinstance(row, BadRow):
        raise row
    _readable(row, BadRow)
    if len(row) != len(header):
        raise BadRow(f"it has {len(row)} cells, and the first line has {len(header)}")
    scores = read_scores({name: row[place] for name, place in places.items()})
    found = astuple(flags(scores.phq9, scores.anxiety, scores.measure))
    return [*row, *("Y" if each else "N" for each in found)], scores.measure.code, scores.remarks


def _readable(row: list[str], problem: type[Exception], where: str = "") -> None:
    for number, cell in enumerate(row, 1):
        if any("\ud800" <= letter <= "\udfff" for letter in cell):
            raise problem(f"{where}cell {number} is not written in UTF-8")
        if "\0" in cell:
            raise problem(f"{where}cell {number} holds a zero byte")
