"""What a course brought along from elsewhere, opened for a page."""

from typing import Any

from sixteen.care.actions.elsewhere import scores_of
from sixteen.care.models import Course
from sixteen.care.queries import elsewhere_of
from sixteen.domain.measures.catalogue import MEASURES


def shown_elsewhere(course: Course) -> dict[str, Any] | None:
    """Words, sessions, and scores by date with the names of their measures; None: it began here."""
    kept = elsewhere_of(course)
    if kept is None:
        return None
    scores = [
        {"on": each.on, "name": MEASURES[each.measure].name, "total": each.total}
        for each in scores_of(kept)
        if each.measure in MEASURES
    ]
    return {"sessions": kept.sessions, "therapy": kept.open("therapy") or "", "scores": scores}
