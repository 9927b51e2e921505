"""Follow-ups: of a course, of a client, and which courses are in them."""

from datetime import datetime

from sixteen.care.models import Course, FollowUp
from sixteen.people.models import Client


def is_asked_after_another(follow_up: FollowUp) -> bool:
    """Whether nothing is asked any more after its course, and something after another."""
    planned = FollowUp.objects.filter(client=follow_up.client_id, state="planned")
    asked = set(planned.values_list("course_id", flat=True))
    return bool(asked) and follow_up.course_id not in asked


def follow_ups_of(course: Course) -> list[FollowUp]:
    return list(course.follow_ups.select_related("appointment__room__site"))


def follow_ups_to_come(client: Client, *, at: datetime) -> list[FollowUp]:
    """What is open or still to be asked of this client, the next one first."""
    rows = FollowUp.objects.filter(client=client, state="planned", closes_at__gt=at)
    return list(rows.select_related("course", "appointment__room__site"))


def courses_followed_up(*, at: datetime) -> list[Course]:
    """Courses in their follow-ups whose next step is due."""
    return list(Course.objects.filter(state="follow_up", next_action_due__lte=at).order_by("pk"))


def asked_again_between(start: datetime, end: datetime) -> list[FollowUp]:
    """Follow-ups that opened from start up to, not including, end and were not stopped before."""
    rows = FollowUp.objects.filter(opens_at__gte=start, opens_at__lt=end)
    return [
        row
        for row in rows.select_related("course")
        if row.stopped_at is None or row.stopped_at >= row.opens_at
    ]
