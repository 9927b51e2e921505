"""Every measure that can be asked for, by its code. A new measure adds one line here."""

from sixteen.domain.measures.definition import Measure
from sixteen.domain.measures.gad7 import GAD7
from sixteen.domain.measures.phq9 import PHQ9

MEASURES: dict[str, Measure] = {measure.code: measure for measure in (PHQ9, GAD7)}


def measure(code: str) -> Measure:
    """The measure of that code. Raises KeyError when there is none."""
    return MEASURES[code]
