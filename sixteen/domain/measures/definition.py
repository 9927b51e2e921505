"""What a measure is: a questionnaire as data."""

from dataclasses import dataclass
from decimal import Decimal

Number = int | Decimal


@dataclass(frozen=True)
class Item:
    code: str
    text: str
    loinc: str = ""
    is_safety: bool = False


@dataclass(frozen=True)
class Option:
    value: int
    label: str
    loinc_answer: str = ""


@dataclass(frozen=True)
class Band:
    low: Number
    high: Number
    label: str


@dataclass(frozen=True)
class Measure:
    code: str
    name: str
    version: str
    stem: str
    items: tuple[Item, ...]
    options: tuple[Option, ...]
    bands: tuple[Band, ...]
    caseness: Number | None
    reliable_change: Number | None
    licence: str
    source: str
    loinc: str = ""
    loinc_total: str = ""
    snomed_score: str = ""

    def item(self, code: str) -> Item:
        """The item of that code; KeyError when there is none."""
        return next((i for i in self.items if i.code == code), None) or self._unknown(code)

    def _unknown(self, code: str) -> Item:
        raise KeyError(code)


@dataclass(frozen=True)
class Score:
    total: Number | None
    complete: bool
    missing: tuple[str, ...]
    band: Band | None


class InvalidAnswer(ValueError):
    """An answer to an item, or with an option, that the measure does not have."""
