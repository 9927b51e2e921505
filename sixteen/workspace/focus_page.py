"""What the pages of a focus show, beside the form that is on them."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from sixteen.care import queries as care
from sixteen.care.models import Course, Focus
from sixteen.domain import focus as domain
from sixteen.domain.focus_checks import Check, checks
from sixteen.people.names import name_of


def words_of(row: Focus | None) -> domain.Focus:
    return domain.Focus.from_dict(row.open("parts") or {}) if row else domain.Focus()


def page_of(course: Course, row: Focus | None) -> dict[str, Any]:
    """The drawing of what is kept, what it lacks, and the quiet checks that were not put away."""
    kept = words_of(row)
    found = checks(kept)
    put_aside = row.put_aside if row else []
    return {
        "course": course,
        "name": name_of(course.client),
        "focus": row,
        "parts": kept,
        "problems": domain.problems(kept) if row else [],
        "checks": [check for check in found if check.key not in put_aside],
        "checks_aside": len(put_away(found, put_aside)),
    }


def put_away(found: list[Check], keys: list[str]) -> list[Check]:
    return [check for check in found if check.key in keys]


def spoken_choices(course: Course, at: datetime) -> list[tuple[int, str]]:
    """Number and words of each session in which it can have been spoken of, the newest first."""
    found = []
    for session in care.sessions_to_speak_in(course, at=at):
        words = session.called.capitalize()
        if session.appointment is not None:
            when = session.appointment.starts_at.astimezone(ZoneInfo(settings.ZONE))
            words += f", {when:%A} {when.day} {when:%B %Y}"
        found.append((session.number, words))
    return found
