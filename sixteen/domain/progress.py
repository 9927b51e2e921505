"""How two totals of one questionnaire differ: reliable change, as published.

NHS Talking Therapies calls a difference reliable that is more than the wobble of the questionnaire:
6 or more on PHQ-9, 4 or more on GAD-7 (Saunders 2021 in docs/explanation/sources.md). Exactly 6
counts. Lower totals are better on all of them. What a whole course counts as (caseness, recovery)
is in sixteen/outcomes/flags.py.

Totals are whole numbers or Decimal, never float: 2.34 - 1.61 is 0.73 only in decimals. A missing
score is None. It is never a zero, and nothing is concluded from it.
"""

from decimal import Decimal
from enum import StrEnum

from sixteen.domain.measures.definition import Measure, Number


class Change(StrEnum):
    IMPROVED = "reliable_improvement"
    NO_CHANGE = "no_reliable_change"
    WORSENED = "reliable_deterioration"


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
