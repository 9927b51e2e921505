"""Whose course it is to write on."""

from sixteen.care.models import Course
from sixteen.care.refusals import NotYours
from sixteen.people.models import Account


def expect_therapist(course: Course, by: Account) -> None:
    """NotYours for anybody but the therapist of the course and their deputy."""
    if by.pk not in (course.therapist_id, course.deputy_id):
        raise NotYours
