"""One scorer for every measure."""

from collections.abc import Mapping

from sixteen.domain.measures.definition import InvalidAnswer, Measure, Score

__all__ = ["InvalidAnswer", "Score", "score"]


def score(measure: Measure, answers: Mapping[str, int | None]) -> Score:
    raise NotImplementedError
