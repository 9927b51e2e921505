"""What changed in a course, and which sessions have no time."""

from sixteen.care.models import Course, CourseChange
from sixteen.vault.rows import opened


def changes_of(course: Course) -> list[CourseChange]:
    """The newest first."""
    rows = course.changes.select_related("from_therapist", "to_therapist", "made_by")
    return opened(rows.order_by("-made_at", "-pk"))
