"""What a supervisor from outside the service reads: initials, no contacts, no documents.

A page for them is made of the named parts alone, so what is added to a page for others never comes
here by itself. The client's own name is taken out of what was written. Other names may still stand
there: both sides are told.
"""

import re
from typing import Any

from sixteen.care.models import Course
from sixteen.domain.focus import Focus, text_equivalent
from sixteen.ical.feed import initials
from sixteen.people.names import GONE, name_of

COURSE_PARTS = (
    "course",
    "protocol",
    "therapist",
    "state",
    "phases",
    "drawings",
    "score_rows",
    "here",
    "coming",
    "phase",
    "purpose",
    "suggestions",
    "agreement",
    "letter",
    "decision",
    "focus",
)
SESSION_PARTS = ("course", "session", "phase", "state", "before", "after", "answered")


def course_page(page: dict[str, Any], course: Course) -> dict[str, Any]:
    """The page of one course, for somebody from outside."""
    hide = Hiding(name_of(course.client))
    parts = Focus.from_dict(hide(page["focus_parts"].to_dict()))
    return {key: page[key] for key in COURSE_PARTS} | {
        "name": hide.shown,
        "outside": True,
        "may_write": False,
        "aside": hide(page["aside"]),
        "aim_rows": hide(page["aim_rows"]),
        "focus_parts": parts,
        "focus_text": text_equivalent(parts),
    }


def session_page(page: dict[str, Any], course: Course) -> dict[str, Any]:
    """The page of one session, for somebody from outside."""
    hide = Hiding(name_of(course.client))
    shown = {key: page[key] for key in SESSION_PARTS}
    return shown | {"name": hide.shown, "outside": True, "notes": hide(page["notes"])}


class Hiding:
    """Puts the initial of each word of a name where it is written with a capital letter."""

    def __init__(self, name: str) -> None:
        self.shown = GONE if name == GONE else initials(name) or "No name"
        words = sorted({each for each in name.split() if len(each) > 1}, key=len, reverse=True)
        written = [form for each in words for form in (each[0].upper() + each[1:], each.upper())]
        said = "|".join(re.escape(each) for each in written)
        self.found = re.compile(rf"\b(?:{said})\b") if said and name != GONE else None

    def __call__(self, said: Any) -> Any:
        """The same with the name hidden in every text of it."""
        if isinstance(said, str):
            return self.found.sub(lambda word: f"{word[0][0]}.", said) if self.found else said
        if isinstance(said, dict):
            return {key: self(value) for key, value in said.items()}
        if isinstance(said, list | tuple):
            return type(said)(self(each) for each in said)
        return said
