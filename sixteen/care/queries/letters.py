"""Letters and their versions."""

from sixteen.care.models import Course, Letter
from sixteen.care.queries.first import first
from sixteen.vault.rows import opened


def newest_letter(course: Course, *, kind: str = "goodbye") -> Letter | None:
    return first(opened(course.letters.filter(kind=kind).order_by("-version")[:1]))


def letter_versions(course: Course) -> list[Letter]:
    """Every version of the goodbye letter, newest first."""
    return opened(course.letters.filter(kind="goodbye").order_by("-version"))


def shared_letters(course: Course) -> list[Letter]:
    """Letters that the client can read, newest first."""
    rows = course.letters.filter(state__in=["shared", "answered", "final"])
    return opened(rows.order_by("-shared_at"))
