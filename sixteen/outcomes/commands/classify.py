"""`sixteen outcomes classify FILE.csv`: scores in, flags out."""

import sys
from argparse import ArgumentParser, Namespace
from contextlib import nullcontext
from pathlib import Path
from typing import TextIO

from sixteen.outcomes.classifying import FileProblem, classify
from sixteen.outcomes.command import say
from sixteen.outcomes.refusals import Refused
from sixteen.outcomes.thresholds import ANXIETY

ABOUT = (
    "Read finished courses from a CSV file with the columns phq9_first, phq9_last, "
    "anxiety_measure, anxiety_first, anxiety_last, and write the same rows with what each counts "
    "as (Y or N) to standard output. A blank cell is a missing score. Other columns are kept. "
    "A row that cannot be read is named on standard error and not written. Ends with 0 if every "
    "row was classified, 1 if some were not, 2 if the file could not be used."
)


def add_arguments(parser: ArgumentParser) -> None:
    words = "UTF-8, parted by commas; - reads standard input."
    parser.add_argument("file", metavar="FILE.csv", help=words)


def run(options: Namespace) -> int:
    name = options.file
    if sys.stdout is None:
        raise Refused("There is no standard output to write to.")
    sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
    try:
        opened = _opened(name)
    except OSError as problem:
        raise Refused(f"{name} cannot be read: {problem.strerror}.") from None
    try:
        with opened as file:
            told = classify(file, sys.stdout, lambda words: say(f"{name}: {words}"))
            sys.stdout.flush()
    except FileProblem as problem:
        say(f"{name}: {problem}.")
        return 2
    for code in sorted(told.measures):
        if ANXIETY[code].warning:
            say(ANXIETY[code].warning)
    say(f"{name}: {told.rows:,} rows classified, {told.bad:,} bad and left out.")
    return 1 if told.bad else 0


def _opened(name: str) -> "TextIO | nullcontext[TextIO]":
    how = {"encoding": "utf-8-sig", "errors": "surrogateescape", "newline": ""}
    if name == "-":
        if sys.stdin is None:
            raise Refused("There is no standard input.")
        sys.stdin.reconfigure(**how)  # type: ignore[union-attr]
        return nullcontext(sys.stdin)
    return Path(name).open(**how)  # type: ignore[call-overload, no-any-return]
