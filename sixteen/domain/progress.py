"""Did one course help: reliable change, caseness, recovery."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sixteen.domain.measures.definition import Measure, Number


class Change(StrEnum):
    IMPROVED = "reliable_improvement"
    NO_CHANGE = "no_reliable_change"
    WORSENED = "reliable_deterioration"


@dataclass(frozen=True)
class CourseOutcome:
    """What one finished course counts as. anxiety: code of the anxiety measure that was used."""

    anxiety: str
    paired: bool
    at_caseness: bool
    not_at_caseness: bool
    recovery: bool
    reliable_improvement: bool
    reliable_deterioration: bool
    no_change: bool
    reliable_recovery: bool


def change(measure: Measure, first: Number, latest: Number) -> Change:
    raise NotImplementedError


def reliable_improvement(measure: Measure, first: Number, latest: Number) -> bool:
    raise NotImplementedError


def reliable_deterioration(measure: Measure, first: Number, latest: Number) -> bool:
    raise NotImplementedError


def is_caseness(measure: Measure, total: Number) -> bool:
    raise NotImplementedError


def course_outcome(
    first: Mapping[str, Number | None],
    last: Mapping[str, Number | None],
    *,
    specific: Measure | None = None,
) -> CourseOutcome:
    """first and last: totals by measure code ("phq9", "gad7"); last None when only one score."""
    raise NotImplementedError


def change_words(measure: Measure, first: Number | None, latest: Number | None) -> str:
    raise NotImplementedError
