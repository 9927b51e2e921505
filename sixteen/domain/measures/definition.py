"""A measure is a questionnaire as data: its questions, its answers, and what is known about it.

A new measure is one file of about forty lines like phq9.py, and one line in catalogue.py. What
differs between measures stands in the data; the scorer is the same for all of them.
"""

from dataclasses import dataclass
from decimal import Decimal

Number = int | Decimal
# What is kept where a question does not apply to somebody: neither a zero nor a missing answer.
NOT_APPLICABLE = -1
BOTH, LONGEST_EDITION = " + ", 20


class InvalidAnswer(ValueError):
    """An answer to an item, or with an option, that the measure does not have."""


@dataclass(frozen=True)
class Item:
    """One question. is_safety: any answer but zero has to reach a clinician (see safety.py).

    may_not_apply: there is an answer that it does not apply to me; never for a safety question.
    """

    code: str
    text: str
    loinc: str = ""
    is_safety: bool = False
    may_not_apply: bool = False


@dataclass(frozen=True)
class Option:
    """One answer that can be chosen, and what it counts."""

    value: int
    label: str
    loinc_answer: str = ""


DOES_NOT_APPLY = Option(NOT_APPLICABLE, "This does not apply to me")


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
    about: what somebody reads before they begin. asks_about: the same in a few words, for a client.
    has_text: False where its words are not ours to
    show: then nobody is asked it on a screen, and staff write the numbers down from paper.
    total_without_them: a question that does not apply leaves the total as it is; else there is no
    total, and what there is is said with its number of questions. is_usual: asked unless somebody
    chooses otherwise. language: of its words. is_translation: they stand beside those of the
    measure of this code, for whoever reads that language.
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
    about: str = "They ask about the last two weeks. Most people need about three minutes."
    asks_about: str = ""
    language: str = "en"
    is_translation: bool = False
    has_text: bool = True
    total_without_them: bool = False
    is_usual: bool = True

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
        if value == NOT_APPLICABLE and any(item.may_not_apply for item in self.items):
            return DOES_NOT_APPLY
        raise InvalidAnswer(f"{self.name} has no answer {value!r}.")

    def choices(self, item: Item) -> tuple[Option, ...]:
        """The answers to one question."""
        return (*self.options, DOES_NOT_APPLY) if item.may_not_apply else self.options

    def answer(self, item: Item, value: int) -> Option:
        """The answer to this very question. Raises InvalidAnswer when it has none of that value."""
        option = self.option(value)
        if option not in self.choices(item):
            raise InvalidAnswer(f"{self.name}: {item.code} has no answer {value!r}.")
        return option

    @property
    def edition(self) -> str:
        """What is kept with every set of answers: version, and language where it is not English."""
        return self.version if self.language == "en" else f"{self.version} ({self.language})"

    @property
    def safety_items(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.is_safety)

    @property
    def highest(self) -> int:
        """The highest total there can be."""
        return len(self.items) * max(option.value for option in self.options)


@dataclass(frozen=True)
class Score:
    """What the measure makes of one set of answers. total and band are None unless complete.

    not_applicable: the questions that do not apply. Where there is no total because of them, part
    is the sum of the others, and part_of the highest that it could be: never a total.
    """

    total: Number | None
    complete: bool
    missing: tuple[str, ...]
    band: Band | None
    not_applicable: tuple[str, ...] = ()
    part: Number | None = None
    part_of: int = 0


def together(kept: str, edition: str) -> str:
    """The editions in which one set of answers was given: both, where the language changed. What
    would be too long to keep (a third one) stays out."""
    both = kept if edition in kept.split(BOTH) else f"{kept}{BOTH}{edition}"
    return both if len(both) <= LONGEST_EDITION else kept
