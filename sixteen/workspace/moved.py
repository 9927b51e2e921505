"""What moved since the last time, in a line or two for the page of today.

Totals beside the last ones, and answers about safety in the questionnaire's own words. What it
means is for the session: nothing is called better or worse here.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sixteen.domain.measures.catalogue import measure as measure_of
from sixteen.domain.measures.definition import Measure
from sixteen.domain.measures.scorer import score
from sixteen.questionnaires.models import Request
from sixteen.questionnaires.moves import Beside
from sixteen.workspace.answers import Answered, AnswerRow, answered


@dataclass(frozen=True)
class Moved:
    """totals: one line for each measure that is in. safety: one for each answer to look at."""

    totals: tuple[str, ...] = ()
    safety: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.totals or self.safety)


def moved(requests: Iterable[Request], beside: dict[object, Beside]) -> Moved:
    totals, safety = [], []
    for request in requests:
        answers = beside[request.pk]
        measure = measure_of(request.measure)
        shown = answered(request, measure, answers.now, answers.before)
        if request.state == "answered":
            totals.append(_total(shown, score(measure, answers.before).total))
        safety += [_safety(measure, row, answers) for row in shown.rows if _stands_out(row)]
    return Moved(tuple(totals), tuple(safety))


def _total(shown: Answered, before: object) -> str:
    name, now = shown.measure.name, shown.score.total
    if now is None:
        return f"{name}: no total, {len(shown.score.missing)} left out"
    if before is None:
        return f"{name} {now}; no earlier total"
    return f"{name} {now}, as last time" if now == before else f"{name} {now}, {before} last time"


def _stands_out(row: AnswerRow) -> bool:
    return row.is_called_out or (row.item.is_safety and row.moved)


def _safety(measure: Measure, row: AnswerRow, answers: Beside) -> str:
    where = f"{measure.name}, question {row.number} about safety"
    if row.value is None:
        return f"{where}: not answered. Ask."
    if row.moved:
        return f"{where}: “{row.words}”; last time “{row.before}”"
    said_before = answers.before.get(row.item.code) is not None
    return f"{where}: “{row.words}”{'; as last time' if said_before else ''}"
