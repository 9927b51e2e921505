"""A whole caseload to others, course by course: each goes as one step, and leaves its trace."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sixteen.care.actions.handovers import may_hand_over
from sixteen.care.models import Course
from sixteen.care.queries.handovers import handover_of
from sixteen.care.refusals import NotAllowed, NotYours
from sixteen.journeys.changing_therapist import change_therapist
from sixteen.people.models import Account
from sixteen.scheduling.models import Appointment

REASON = "The caseload was handed over."


@dataclass(frozen=True)
class Given:
    """to_arrange: how many sessions need another time with the new therapist."""

    course: Course
    to: Account
    to_arrange: int


def hand_over(
    *, therapist: Account, to: Mapping[UUID, Account], by: Account, at: datetime
) -> list[Given]:
    """Give each of these courses of this therapist to somebody. to: by the id of the course.

    NotYours for who may not, NotAllowed where no handover was begun or somebody cannot hold one;
    what was given before that stays given. A course that is not theirs any more is passed over.
    """
    if not may_hand_over(by, therapist):
        raise NotYours
    if handover_of(therapist) is None:
        raise NotAllowed("Begin the handover first.")
    given = []
    for course in Course.objects.filter(pk__in=to, therapist=therapist, ended_at=None):
        changed = change_therapist(course=course, to=to[course.pk], reason=REASON, by=by, at=at)
        given.append(Given(changed.course, to[course.pk], len(changed.to_arrange)))
    return given


def next_appointments(courses: list[Course], *, at: datetime) -> dict[UUID, Appointment]:
    """The next appointment of each course, by course."""
    rows = Appointment.objects.filter(
        session__course__in=courses, session__state="planned", state="booked", starts_at__gt=at
    )
    found: dict[UUID, Appointment] = {}
    for row in rows.select_related("session", "room__site").order_by("starts_at"):
        found.setdefault(row.session.course_id, row)
    return found
