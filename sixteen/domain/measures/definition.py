"""A measure is a questionnaire as data: its questions, its answers, and what is known about it.

A new measure is one file of about forty lines like phq9.py, and one line in catalogue.py. What
differs between measures stands in the data; the scorer is the same for all of them.
"""

from dataclasses import dataclass
from decimal import Decimal

Number = int | Decimal


class InvalidAnswer(ValueError):
    """An answer to an item, or with an option, that the measure does not have."""


@dataclass(frozen=True)
class Item:
    """One question. is_safety: any answer but zero has to reach a clinician (see safety.py)."""

    code: str
    text: str
    loinc: str = ""
    is_safety: bool = False


@dataclass(frozen=True)
class Option:
    """One answer that can be chosen, and what it counts."""

    value: int
    label: str
    loinc_answer: str = ""


@dataclass(frozen=True)
class Band:
    """What a range of totals is usually called: low and high belong to it. For staff pages only."""

    low: Number
    high: Number
    label: str


@dataclass(frozen=True)
class Measure:
    """A questionnaire whose total is the sum of its answers.

    caseness: the lowest total that counts as a case, for the service's figures.
    reliable_change: the smallest difference that is more than the wobble of the questionnaire.
    Both are None where no usable source gives one: then no such statement is made.
    """

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
        """The question of that code. Raises InvalidAnswer when the measure has none."""
        for item in self.items:
            if item.code == code:
                return item
        raise InvalidAnswer(f"{self.name} has no question {code!r}.")

    def option(self, value: int) -> Option:
        """The answer that counts value. Raises InvalidAnswer when the measure has none.

        True and False are not answers, though Python would count them as 1 and 0.
        """
        for option in self.options:
            if type(value) is int and option.value == value:
                return option
        raise InvalidAnswer(f"{self.name} has no answer {value!r}.")

    @property
    def safety_items(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.is_safety)

    @property
    def highest(self) -> int:
        """The highest total there can be."""
        return len(self.items) * max(option.value for option in self.options)


@dataclass(frozen=True)
class Score:
    """What the measure makes of one set of answers. total and band are None unless complete."""

    total: Number | None
    complete: bool
    missing: tuple[str, ...]
    band: Band | None
