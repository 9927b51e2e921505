"""Leave that has not come yet, a trustee, and a course that has ended, for the table."""

from datetime import timedelta
from typing import Any

from sixteen.care.actions.absences import record_absence
from sixteen.care.actions.handovers import name_trustees
from sixteen.care.models import Absence
from sixteen.journeys.courses import end_course
from sixteen.journeys.follow_ups import plan_follow_ups
from tests.portal.house import NOW, House
from tests.workspace.house import Practice


def away_and_after(practice: Practice) -> tuple[Absence, dict[str, Any]]:
    starts_at = NOW.replace(hour=0) + timedelta(days=27)
    therapist, other = practice.therapist, practice.other
    absence = record_absence(
        therapist=therapist,
        starts_at=starts_at,
        # Not the Friday, on which the table's new course meets.
        ends_at=starts_at + timedelta(days=4),
        cover=None,
        by=therapist,
        at=NOW,
    )
    name_trustees(therapist=therapist, trustees=[other], by=therapist, at=NOW)
    named = {"absence": absence.pk, "therapist": therapist.pk}
    return absence, named | _after(practice)


def _after(practice: Practice) -> dict[str, Any]:
    """Eva's course with the colleague ended yesterday, and she agreed to be asked again."""
    house, by = House(therapist=practice.other, room=practice.room), practice.other
    course, early = house.course(house.client("Eva Lane"), hour=9), NOW - timedelta(days=1)
    house.request(course, number=6)
    end_course(course=course, ended_by="both", reason="Enough.", by=by, at=early)
    course.refresh_from_db()
    first, *_ = plan_follow_ups(course=course, by=by, at=early)
    return {"ended": course.pk, "follow_up": first.pk}
