"""The goodbye letter, and how the course was closed, for its page."""

from typing import Any

from sixteen.care import queries as care
from sixteen.care.models import Course
from sixteen.domain.endings import ENDINGS


def end_of(course: Course) -> dict[str, Any]:
    letter = {"letter": care.newest_letter(course)}
    closing = care.closing_of(course) if course.ended_at else None
    if closing is None:
        return letter
    words = ENDINGS[closing.end_code].words
    return letter | {"closing": closing, "ending": words, "unpaid": closing.open("unpaid")}
