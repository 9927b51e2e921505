"""One row of a file for `classify`: cells to totals, or the reason why not. Nothing is guessed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from sixteen.outcomes.refusals import short
from sixteen.outcomes.schema import RANGES
from sixteen.outcomes.thresholds import ANXIETY, GAD7, Threshold

COLUMNS = ("phq9_first", "phq9_last", "anxiety_measure", "anxiety_first", "anxiety_last")
NUMBER = re.compile(r"(-?)([0-9]{1,9})(?:\.([0-9]{1,9}))?")


class BadRow(Exception):
    """Why a row cannot be read, in words that name the column and what stands in it."""


@dataclass(frozen=True)
class Scores:
    """One row. remarks: what is odd about it and can be counted all the same."""

    phq9: tuple[Decimal | None, Decimal | None]
    anxiety: tuple[Decimal | None, Decimal | None]
    measure: Threshold
    remarks: tuple[str, ...] = ()


def read_scores(cells: Mapping[str, str]) -> Scores:
    """cells: what stands in each of COLUMNS. Raises BadRow."""
    measure = _measure(cells)
    phq9 = _total(cells, "phq9_first", "phq9"), _total(cells, "phq9_last", "phq9")
    anxiety = tuple(_total(cells, f"anxiety_{when}", measure.code) for when in ("first", "last"))
    remarks = tuple(
        f"{name}_last stands without {name}_first: counted as missing, not as a pair"
        for name, (first, last) in (("phq9", phq9), ("anxiety", anxiety))
        if first is None and last is not None
    )
    return Scores(phq9, (anxiety[0], anxiety[1]), measure, remarks)


def _measure(cells: Mapping[str, str]) -> Threshold:
    said = cells["anxiety_measure"].strip()
    if not said:
        for column in ("anxiety_first", "anxiety_last"):
            if cells[column].strip():
                raise BadRow(f"anxiety_measure is blank, and {column} is {short(cells[column])}")
        return GAD7  # of no consequence: there is no anxiety score
    if said.lower() not in ANXIETY:
        raise BadRow(f"anxiety_measure is {short(said)}, and is one of {', '.join(ANXIETY)}")
    return ANXIETY[said.lower()]


def _total(cells: Mapping[str, str], column: str, measure: str) -> Decimal | None:
    said = cells[column].strip()
    if not said:
        return None
    number = NUMBER.fullmatch(said)
    if number is None:
        raise BadRow(f"{column} is {short(said)}, which is not a number")
    kept = RANGES[measure]
    decimals = (number[3] or "").rstrip("0")
    if decimals and kept.whole:
        raise BadRow(f"{column} is {said}, and totals of {kept.name} are whole numbers")
    if len(decimals) > 2:
        raise BadRow(f"{column} is {said}, and totals of {kept.name} have at most two decimals")
    total = Decimal(f"{number[1]}{number[2]}.{decimals or 0}")
    if not kept.lowest <= total <= kept.highest or number[1]:
        raise BadRow(
            f"{column} is {said}, and totals of {kept.name} go from {kept.lowest} to {kept.highest}"
        )
    return total
