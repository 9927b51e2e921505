"""The rules as example rows: tested, and printed as docs/reference/outcome_rules.md."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Row:
    """Totals as text, "" where missing; the names of the flags that are Y."""

    phq9_first: str
    phq9_last: str
    anxiety_measure: str
    anxiety_first: str
    anxiety_last: str
    flags: frozenset[str]

    @property
    def cells(self) -> tuple[str, ...]:
        return (
            *(self.phq9_first, self.phq9_last, self.anxiety_measure),
            *(self.anxiety_first, self.anxiety_last),
        )


@dataclass(frozen=True)
class Part:
    title: str
    words: str
    rows: tuple[Row, ...]


@cache
def parts() -> tuple[Part, ...]:
    read = tomllib.loads(Path(__file__).with_name("rules.toml").read_text("utf-8"))
    return tuple(
        Part(each["title"], each["words"], tuple(map(_row, each["rows"].strip().splitlines())))
        for each in read["part"]
    )


def rows() -> Iterator[Row]:
    for part in parts():
        yield from part.rows


def _row(line: str) -> Row:
    cells, _, flags = line.partition("|")
    return Row(
        *("" if cell == "-" else cell for cell in cells.split()), flags=frozenset(flags.split())
    )
