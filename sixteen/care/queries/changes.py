"""What changed in a course, and which sessions have no time."""

from sixteen.care.models import Course, CourseChange, Elsewhere
from sixteen.care.queries.first import first
from sixteen.vault.rows import opened


def elsewhere_of(course: Course) -> Elsewhere | None:
    """What the course brought along; None where it began here."""
    return first(opened(Elsewhere.objects.filter(course=course)))


def changes_of(course: Course) -> list[CourseChange]:
    """The newest first."""
    rows = course.changes.select_related("from_therapist", "to_therapist", "made_by")
    return opened(rows.order_by("-made_at", "-pk"))
