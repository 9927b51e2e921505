"""One scorer for every measure.

A total is given only when every question was answered. A question left out is missing; it never
counts as zero and is never guessed from the others: the published conventions for that are for
research, and disagree with one another (docs/explanation/sources.md, missing answers).
"""

from collections.abc import Mapping

from sixteen.domain.measures.definition import (
    NOT_APPLICABLE,
    Band,
    InvalidAnswer,
    Measure,
    Number,
    Score,
)

__all__ = ["InvalidAnswer", "Score", "band_of", "score"]


def score(measure: Measure, answers: Mapping[str, int | None]) -> Score:
    """The score of these answers: value by item code; None or absent is "not answered".

    Raises InvalidAnswer on a question or an answer the measure does not have.
    """
    given: dict[str, int] = {}
    for code, value in answers.items():
        item = measure.item(code)
        if value is not None:
            given[item.code] = measure.answer(item, value).value
    missing = tuple(item.code for item in measure.items if item.code not in given)
    if missing:
        return Score(total=None, complete=False, missing=missing, band=None)
    apart = tuple(item.code for item in measure.items if given[item.code] == NOT_APPLICABLE)
    total = sum(value for value in given.values() if value != NOT_APPLICABLE)
    if apart and not measure.total_without_them:
        part_of = measure.highest * (len(given) - len(apart)) // len(given)
        return Score(None, True, (), None, not_applicable=apart, part=total, part_of=part_of)
    return Score(total, True, (), band_of(measure, total), not_applicable=apart)


def band_of(measure: Measure, total: Number) -> Band | None:
    """The band this total falls in, or None where the measure has no bands."""
    return next((band for band in measure.bands if band.low <= total <= band.high), None)
