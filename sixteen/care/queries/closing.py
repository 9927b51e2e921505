"""How courses were closed."""

from sixteen.care.models import Closing, Course


def closing_of(course: Course) -> Closing | None:
    return Closing.objects.filter(course=course).first()
