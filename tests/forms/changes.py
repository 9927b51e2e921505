"""The forms about what may change in a course that runs."""

from sixteen.care.models import CourseChange
from tests.forms.courses import of_course
from tests.forms.ready import Ready
from tests.office.house import Office


def give_the_course(on: Office) -> Ready:
    return of_course(
        on,
        "new_therapist",
        typed={
            "therapist": str(on.practice.other.pk),
            "reason": "Ola goes away for some months.",
            "sure": "on",
        },
        did=CourseChange.objects.count,
    )
