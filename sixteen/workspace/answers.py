"""Today's answers beside the last time's, item by item."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sixteen.domain.measures.definition import Item, Measure, Score
from sixteen.domain.measures.scorer import score

Answers = Mapping[str, int | None]


@dataclass(frozen=True)
class AnswerRow:
    """words: the answer in the measure's words, "" if none. before: last time's, where it moved.

    is_called_out: an answer a clinician has to look at, or a question about it left blank.
    was_passed: the client chose not to answer it.
    """

    item: Item
    number: int
    value: int | None
    words: str
    before: str
    moved: bool
    is_called_out: bool
    was_passed: bool


@dataclass(frozen=True)
class Answered:
    """One request with its answers.

    answered: how many questions have one. has_before: whether there is an earlier form to compare.
    """

    request: Any
    measure: Measure
    rows: tuple[AnswerRow, ...]
    score: Score
    answered: int
    has_before: bool

    @property
    def moved(self) -> list[AnswerRow]:
        return [row for row in self.rows if row.moved]

    @property
    def called_out(self) -> list[AnswerRow]:
        return [row for row in self.rows if row.is_called_out]


def answered(request: Any, measure: Measure, now: Answers, before: Answers) -> Answered:
    """What to show of one request. Nothing is called out on a form nobody has begun.

    A form that was sent without a single answer was begun: its safety question is to be asked.
    """
    begun = bool(now) or request.state == "answered"
    rows = tuple(
        _row(measure, number, item, now, before, begun)
        for number, item in enumerate(measure.items, 1)
    )
    given = {code: value for code, value in now.items() if value is not None}
    return Answered(request, measure, rows, score(measure, now), len(given), bool(before))


def _row(
    measure: Measure, number: int, item: Item, now: Answers, before: Answers, begun: bool
) -> AnswerRow:
    value, last = now.get(item.code), before.get(item.code)
    return AnswerRow(
        item=item,
        number=number,
        value=value,
        words=_words(measure, value),
        before=_words(measure, last),
        moved=value is not None and last is not None and value != last,
        is_called_out=item.is_safety and begun and value != 0,
        was_passed=item.code in now and value is None,
    )


def _words(measure: Measure, value: int | None) -> str:
    return "" if value is None else measure.option(value).label
