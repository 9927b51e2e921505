"""Values of a record as paragraphs that can be read."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from sixteen.domain.about_me import QUESTIONS, in_words
from sixteen.domain.measures.catalogue import MEASURES
from sixteen.domain.measures.definition import InvalidAnswer

KEYS = {"gp": "GP", "not_asked_because": "Why it was not asked", "said": "What was said"}


def paragraphs(value: Any) -> list[str]:
    """Each as one passage: what can be decided about by itself."""
    if value is None or value == "":
        return []
    if isinstance(value, bool):
        return ["yes" if value else "no"]
    if isinstance(value, dict):
        pairs = [(str(key), each) for key, each in value.items()]
        return [f"{named(key)}: {line}" for key, each in pairs for line in paragraphs(each)]
    if isinstance(value, list | tuple):
        return [line for each in value for line in paragraphs(each)]
    if isinstance(value, datetime):
        return [f"{value.astimezone(ZoneInfo(settings.ZONE)):%-d %B %Y, %H:%M}"]
    if isinstance(value, date):
        return [f"{value:%-d %B %Y}"]
    if isinstance(value, int | float | Decimal):
        return [str(value)]
    parts = str(value).replace("\r\n", "\n").split("\n\n")
    return [part.strip() for part in parts if part.strip()]


def named(key: str) -> str:
    words = KEYS.get(key) or key.replace("_", " ")
    return words[:1].upper() + words[1:]


def answers(measure: str, given: dict[str, Any] | None) -> list[str]:
    """Each question with its answer, in the questionnaire's words."""
    known, lines = MEASURES.get(measure), []
    for code, value in (given or {}).items():
        try:
            if known is None:
                raise InvalidAnswer(measure)
            question = known.item(code).text
            label = known.option(value).label if value is not None else "not answered"
        except InvalidAnswer:
            question, label = named(code), str(value)
        lines.append(f"{question}: {label}")
    return lines


def of_oneself(said: dict[str, str] | None) -> list[str]:
    """What they said of themselves, as the page had it."""
    return [
        f"{QUESTIONS[code].title}: {in_words(code, answer)}"
        for code, answer in (said or {}).items()
    ]
