"""One scorer for every measure.

A total is given only when every question was answered. A question left out is missing; it never
counts as zero and is never guessed from the others (missing answers: clinical_checked, rows 16 and
17, where the published conventions are for research and disagree with one another).
"""

from collections.abc import Mapping

from sixteen.domain.measures.definition import Band, InvalidAnswer, Measure, Number, Score

__all__ = ["InvalidAnswer", "Score", "band_of", "score"]


def score(measure: Measure, answers: Mapping[str, int | None]) -> Score:
    """The score of these answers: value by item code; None or absent is "not answered".

    Raises InvalidAnswer on a question or an answer the measure does not have.
    """
    given: dict[str, int] = {}
    for code, value in answers.items():
        item = measure.item(code)
        if value is not None:
            given[item.code] = measure.option(value).value
    missing = tuple(item.code for item in measure.items if item.code not in given)
    if missing:
        return Score(total=None, complete=False, missing=missing, band=None)
    total = sum(given.values())
    return Score(total=total, complete=True, missing=(), band=band_of(measure, total))


def band_of(measure: Measure, total: Number) -> Band | None:
    """The band this total falls in, or None where the measure has no bands."""
    return next((band for band in measure.bands if band.low <= total <= band.high), None)
