"""The national targets and figures that this service's own stand beside, by financial year.

They stand in national.toml, each with its source and how sure one can be of it: a figure that was
not read in its source says so wherever it is shown.
"""

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("national.toml")


@dataclass(frozen=True)
class National:
    """years: financial years ("2024-25") it holds for. kind: "target" or "published"."""

    indicator: str
    kind: str
    years: tuple[str, ...]
    per_cent: Decimal
    source: str
    warning: str = ""
    at_most: bool = False


@cache
def national() -> tuple[National, ...]:
    read = tomllib.loads(FILE.read_text("utf-8"), parse_float=Decimal)
    return tuple(
        National(
            **{
                **each,
                "kind": kind,
                "years": tuple(each["years"]),
                "per_cent": Decimal(each["per_cent"]),
            }
        )
        for kind in ("target", "published")
        for each in read[kind]
    )


def beside(indicator: str, year: str, kind: str) -> National | None:
    """The target or published figure of an indicator for a year; None where there is none."""
    for each in national():
        if (each.indicator, each.kind) == (indicator, kind) and year in each.years:
            return each
    return None


def latest_published(indicator: str, year: str) -> National | None:
    """The published figure of the year, or the latest before it."""
    before = [
        each
        for each in national()
        if (each.indicator, each.kind) == (indicator, "published") and each.years[0] <= year
    ]
    return max(before, key=lambda each: each.years[0], default=None)
