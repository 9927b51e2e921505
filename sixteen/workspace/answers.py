"""Today's answers beside the last time's and the first, item by item."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sixteen.domain.measures.definition import Item, Measure, Score
from sixteen.domain.measures.scorer import score
from sixteen.domain.safety import needs_a_clinician
from sixteen.journeys.writing_down import differing
from sixteen.questionnaires.models import BY_LINK, IN_THE_ROOM, Response

Answers = Mapping[str, int | None]

CAME = {
    "portal": "by the client, signed in",
    BY_LINK: "by the client, by link",
    IN_THE_ROOM: "in the room",
}


@dataclass(frozen=True)
class AnswerRow:
    """words: the answer in the measure's words, "" if none. before, first: last time's and the
    first form's. moved, moved_since_first: against which of them it is another one.

    is_called_out: an answer a clinician has to look at, or a question about it left blank.
    was_passed: the client chose not to answer it.
    """

    item: Item
    number: int
    value: int | None
    words: str
    before: str
    first: str
    moved: bool
    moved_since_first: bool
    is_called_out: bool
    was_passed: bool


@dataclass(frozen=True)
class Answered:
    """One request with its answers.

    answered: how many questions have one. has_before: whether there is an earlier form to compare.
    has_first: whether the first form is another one than that.
    """

    request: Any
    measure: Measure
    rows: tuple[AnswerRow, ...]
    score: Score
    answered: int
    has_before: bool
    has_first: bool

    @property
    def counted(self) -> int:
        """How many questions apply."""
        return len(self.rows) - len(self.score.not_applicable)

    @property
    def moved_since_first(self) -> list[AnswerRow]:
        return [row for row in self.rows if row.moved_since_first]

    @property
    def moved(self) -> list[AnswerRow]:
        return [row for row in self.rows if row.moved]

    @property
    def called_out(self) -> list[AnswerRow]:
        return [row for row in self.rows if row.is_called_out]


def answered(
    request: Any,
    measure: Measure,
    now: Answers,
    before: Answers,
    first: Answers | None = None,
) -> Answered:
    """What to show of one request. Nothing is called out on a form nobody has begun.

    A form that was sent without a single answer was begun: its safety question is to be asked.
    """
    first = before if first is None else first
    begun = bool(now) or request.state == "answered"
    rows = tuple(
        _row(measure, number, item, (now, before, first), begun)
        for number, item in enumerate(measure.items, 1)
    )
    given = {code: value for code, value in now.items() if value is not None}
    is_another = dict(first) != dict(before)
    return Answered(
        request, measure, rows, score(measure, now), len(given), bool(before), is_another
    )


def _row(
    measure: Measure, number: int, item: Item, given: tuple[Answers, ...], begun: bool
) -> AnswerRow:
    value, last, first = (each.get(item.code) for each in given)
    return AnswerRow(
        item=item,
        number=number,
        value=value,
        words=_words(measure, value),
        before=_words(measure, last),
        first=_words(measure, first),
        moved=_moved(value, last),
        moved_since_first=_moved(value, first),
        is_called_out=item.is_safety and begun and value != 0,
        was_passed=item.code in given[0] and value is None,
    )


def _moved(value: int | None, other: int | None) -> bool:
    return value is not None and other is not None and value != other


def _words(measure: Measure, value: int | None) -> str:
    return "" if value is None else measure.option(value).label


@dataclass(frozen=True)
class Beside:
    """What is kept beside what somebody else typed. rows: number, question, and both in words.

    is_heard: what was typed is about safety, is not kept, and made a clinician look.
    """

    response: Response
    kept: Answers
    is_heard: bool
    rows: tuple[tuple[int, str, str, str], ...]

    @property
    def came(self) -> str:
        """How the newest of what is kept came in."""
        return CAME.get(self.response.mode, self.response.mode)


def beside(measure: Measure, response: Response, typed: Answers) -> Beside:
    kept: Answers = response.open("answers") or {}
    rows = (
        (
            number,
            item.text,
            _words(measure, kept.get(item.code)),
            _words(measure, typed.get(item.code)),
        )
        for number, item in enumerate(measure.items, 1)
    )
    is_heard = bool(needs_a_clinician(measure, differing(typed, kept)))
    return Beside(response, kept, is_heard, tuple(rows))
