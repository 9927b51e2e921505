"""Every measure that can be asked for, by its code. A new measure adds one line here."""

from collections.abc import Iterable

from sixteen.domain.measures.definition import Measure
from sixteen.domain.measures.gad7 import GAD7
from sixteen.domain.measures.phq9 import PHQ9
from sixteen.domain.measures.phq15 import PHQ15
from sixteen.domain.measures.wsas import WSAS

OURS = (PHQ9, GAD7, PHQ15, WSAS)
MEASURES: dict[str, Measure] = {measure.code: measure for measure in OURS}
# By code and language. Answers count the same in each.
TRANSLATIONS: dict[tuple[str, str], Measure] = {}


def measure(code: str) -> Measure:
    """The measure of that code. Raises KeyError when there is none."""
    return MEASURES[code]


def measure_in(code: str, language: str) -> Measure:
    """Its validated translation into this language, such as "cy"; where there is none, as it is."""
    found = TRANSLATIONS.get((code, language)) or TRANSLATIONS.get((code, language.split("-")[0]))
    return found or MEASURES[code]


def usual() -> list[str]:
    """What is asked unless somebody chooses otherwise."""
    return [code for code, each in MEASURES.items() if each.is_usual]


def with_text() -> list[str]:
    """What can be shown to somebody. The others are written down from paper."""
    return [code for code, each in MEASURES.items() if each.has_text]


def use(measures: Iterable[Measure]) -> None:
    """Beside ours, or in the place of one of that code (a text for a shell); or its translation."""
    for each in measures:
        if each.is_translation:
            TRANSLATIONS[each.code, each.language] = each
        else:
            MEASURES[each.code] = each
