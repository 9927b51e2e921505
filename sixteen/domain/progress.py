"""Whether one course helped: reliable change, caseness and recovery, as published.

NHS Talking Therapies counts a finished course by two questionnaires, PHQ-9 for depression and one
for anxiety: GAD-7, or the questionnaire of the person's own problem where both its scores exist
(nhs_tt 1.3 to 1.6; clinical_checked, row 19). Lower totals are better on all of them.

- caseness: PHQ-9 at 10 or more, GAD-7 at 8 or more.
- reliable change: a difference of 6 or more on PHQ-9, 4 or more on GAD-7. Exactly 6 counts.
- recovery: at caseness on either at the start, and below on both at the end.
- reliable improvement: better by that much on one, and not worse by that much on the other.
- reliable deterioration: the mirror image. The mirror is not spelled out in the public source.
- no reliable change: both pairs of scores exist and neither holds, one up and one down included.

Totals are whole numbers or Decimal, never float: 2.34 - 1.61 is 0.73 only in decimals. A missing
score is None. It is never a zero, and nothing is concluded from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from sixteen.domain.measures.definition import Measure, Number
from sixteen.domain.measures.gad7 import GAD7
from sixteen.domain.measures.phq9 import PHQ9

FINISHED_FROM = 2
Totals = Mapping[str, Number | None]


class Change(StrEnum):
    IMPROVED = "reliable_improvement"
    NO_CHANGE = "no_reliable_change"
    WORSENED = "reliable_deterioration"


@dataclass(frozen=True)
class CourseOutcome:
    """What one finished course counts as.

    anxiety: code of the anxiety measure that was used. paired: both measures have a first and a
    last score; without that all flags but the caseness pair are False, and the course still stands
    in the denominators. at_caseness and not_at_caseness are both False when the first scores do
    not tell. Recovery rates divide by the finished courses that are not not_at_caseness.
    """

    anxiety: str
    paired: bool
    at_caseness: bool
    not_at_caseness: bool
    recovery: bool
    reliable_improvement: bool
    reliable_deterioration: bool
    no_change: bool
    reliable_recovery: bool


def is_finished_course(attended_treatment_sessions: int) -> bool:
    """Only a course with two attended treatment sessions or more is finished (nhs_tt 1.2)."""
    return attended_treatment_sessions >= FINISHED_FROM


def is_caseness(measure: Measure, total: Number) -> bool:
    """Whether a total counts as a case. Raises ValueError when the measure has no threshold."""
    if measure.caseness is None:
        raise ValueError(f"{measure.name} has no caseness threshold.")
    return _exact(total) >= measure.caseness


def change(measure: Measure, first: Number, latest: Number) -> Change:
    """How two totals differ. Raises ValueError when the measure has no reliable change."""
    if measure.reliable_change is None:
        raise ValueError(f"{measure.name} has no reliable change.")
    better_by = _exact(first) - _exact(latest)
    if better_by >= measure.reliable_change:
        return Change.IMPROVED
    if better_by <= -measure.reliable_change:
        return Change.WORSENED
    return Change.NO_CHANGE


def reliable_improvement(measure: Measure, first: Number, latest: Number) -> bool:
    return change(measure, first, latest) is Change.IMPROVED


def reliable_deterioration(measure: Measure, first: Number, latest: Number) -> bool:
    return change(measure, first, latest) is Change.WORSENED


def course_outcome(
    first: Totals, last: Totals, *, specific: Measure | None = None
) -> CourseOutcome:
    """What a finished course counts as. The caller knows that it is finished.

    first and last: totals by measure code ("phq9", "gad7"); last has None, or nothing, where only
    one score exists. specific: the anxiety measure of the person's own problem, if it has one; it
    is used where it has both scores, otherwise GAD-7 is.
    """
    anxiety = specific if specific and _has_both(specific, first, last) else GAD7
    pair = (PHQ9, anxiety)
    starts = [is_caseness(m, total) for m in pair if (total := first.get(m.code)) is not None]
    at_caseness = any(starts)
    not_at_caseness = len(starts) == len(pair) and not at_caseness
    if not all(_has_both(m, first, last) for m in pair):
        return CourseOutcome(anxiety.code, False, at_caseness, not_at_caseness, *[False] * 5)
    changes = {change(m, _given(first, m), _given(last, m)) for m in pair}
    improved = Change.IMPROVED in changes and Change.WORSENED not in changes
    worsened = Change.WORSENED in changes and Change.IMPROVED not in changes
    recovery = at_caseness and not any(is_caseness(m, _given(last, m)) for m in pair)
    return CourseOutcome(
        anxiety=anxiety.code,
        paired=True,
        at_caseness=at_caseness,
        not_at_caseness=not_at_caseness,
        recovery=recovery,
        reliable_improvement=improved,
        reliable_deterioration=worsened,
        no_change=not improved and not worsened,
        reliable_recovery=recovery and improved,
    )


def change_words(measure: Measure, first: Number | None, latest: Number | None) -> str:
    """The latest total against the first, in plain words: "13, from 17: no reliable change yet"."""
    if latest is None:
        return "no score yet"
    if first is None:
        return f"{latest}: nothing to compare it with"
    if measure.reliable_change is None:
        return f"{latest}, from {first}"
    words = {
        Change.IMPROVED: "reliable improvement",
        Change.NO_CHANGE: "no reliable change yet",
        Change.WORSENED: "reliable deterioration",
    }
    return f"{latest}, from {first}: {words[change(measure, first, latest)]}"


def _exact(total: Number) -> Number:
    """The total itself. Raises TypeError on a float or a bool, which are not exact totals."""
    if type(total) is int or isinstance(total, Decimal):
        return total
    raise TypeError(f"A total is a whole number or a Decimal, not {total!r}.")


def _has_both(measure: Measure, first: Totals, last: Totals) -> bool:
    return first.get(measure.code) is not None and last.get(measure.code) is not None


def _given(totals: Totals, measure: Measure) -> Number:
    total = totals[measure.code]
    assert total is not None  # asked only where both scores exist
    return total
