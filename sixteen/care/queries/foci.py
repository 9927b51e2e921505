"""Versions of the focus."""

from sixteen.care.models import Course, Focus
from sixteen.care.queries.first import first
from sixteen.vault.rows import opened


def newest_focus(course: Course) -> Focus | None:
    return first(opened(course.foci.order_by("-version")[:1]))


def shared_focus(course: Course) -> Focus | None:
    """The newest version that the client can read."""
    rows = course.foci.filter(state__in=["shared", "final"])
    return first(opened(rows.order_by("-version")[:1]))
