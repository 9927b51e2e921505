"""A report: figures in an order that people read, with their intervals, as they may be told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from sixteen.outcomes.catalogue import COMPLETENESS, INDICATORS
from sixteen.outcomes.counting import Question
from sixteen.outcomes.disclosure import LEAST, OFF
from sixteen.outcomes.field_names import PERIODS
from sixteen.outcomes.fields import label, place_of
from sixteen.outcomes.figure import Figure
from sixteen.outcomes.uncertainty import Interval, mean_interval, wilson


@dataclass(frozen=True)
class Line:
    """One figure as it is told. exact: between what a rate lies, where its counts are rounded."""

    figure: Figure
    group: tuple[str, ...]
    interval: Interval | None
    exact: Interval | None = None

    @property
    def name(self) -> str:
        return INDICATORS[self.figure.indicator].name


@dataclass(frozen=True)
class Report:
    """unknown: what was asked for, and cannot be counted from what is there. measures: by which
    somebody in it is counted instead of GAD-7."""

    question: Question
    lines: tuple[Line, ...]
    shared: bool
    service: str = ""
    made_from: str = ""
    unknown: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()


def lines_of(figures: Sequence[Figure], question: Question, *, shared: bool) -> tuple[Line, ...]:
    """The figures with intervals and readable groups. shared: they were made fit to leave."""
    ordered = sorted(figures, key=lambda each: _place(each, question))
    return tuple(_line(each, question, shared) for each in ordered)


def _line(figure: Figure, question: Question, shared: bool) -> Line:
    group = tuple(map(label, question.by, figure.group))
    if figure.of is None or figure.count is None:
        return Line(figure, group, _of_mean(figure))
    if not shared:
        return Line(figure, group, wilson(figure.count, figure.of))
    least, most = rounded_from(figure.count, figure.of)
    low, high = wilson(*least), wilson(*most)
    assert low is not None and high is not None  # nothing under 5 is told
    exact = Interval(*(100 * count / of for count, of in (least, most)))
    return Line(figure, group, Interval(low.low, high.high), exact)


def rounded_from(count: int, of: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """The least and the most that a share of rounded counts can be, as count and of."""
    lowest, highest = max(of - OFF, LEAST), of + OFF
    return (max(count - OFF, LEAST), highest), (min(count + OFF, lowest), lowest)


def _place(figure: Figure, question: Question) -> tuple[int, tuple[tuple[int, int, str], ...]]:
    codes = [each.code for each in question.indicators]
    return codes.index(figure.indicator), tuple(map(place_of, question.by, figure.group))


def _of_mean(figure: Figure) -> Interval | None:
    if figure.sd is not None and figure.value is not None and figure.n:
        return mean_interval(float(figure.value), float(figure.sd), figure.n)
    return None


def by_indicator(lines: Sequence[Line]) -> Iterator[tuple[str, list[Line]]]:
    for code, found in groupby(lines, key=lambda line: line.figure.indicator):
        yield code, list(found)


def completeness(report: Report) -> dict[tuple[str, ...], Figure]:
    """How complete the scores of each group are, where the report says it."""
    return {
        line.group: line.figure for line in report.lines if line.figure.indicator == COMPLETENESS
    }


def is_over_time(question: Question) -> bool:
    return bool(question.by) and question.by[0] in PERIODS
