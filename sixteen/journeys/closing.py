"""Closing a course: it ends, and what follows from that is settled in the same moment."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from sixteen.care.actions.closing import settle_closing
from sixteen.care.actions.service_letters import begin_letter
from sixteen.care.models import Course, ServiceLetter
from sixteen.journeys.courses import end_course
from sixteen.journeys.follow_ups import plan_follow_ups, stop_contact
from sixteen.people.models import Account


@dataclass(frozen=True)
class Closed:
    """letter: the one to the GP that was begun, if the client agreed to one."""

    course: Course
    letter: ServiceLetter | None


@transaction.atomic
def close_course(
    *,
    course: Course,
    ended_by: str,
    reason: str,
    end_code: str,
    gp: str,
    follow_ups: bool,
    portal_until: date,
    unpaid: str = "",
    by: Account,
    at: datetime,
) -> Closed:
    """All of it or nothing. Of a course that had ended already, only what was not settled yet."""
    ended = end_course(course=course, ended_by=ended_by, reason=reason, by=by, at=at)
    settled = settle_closing(
        course=ended,
        end_code=end_code,
        gp=gp,
        follow_ups=follow_ups,
        portal_until=portal_until,
        unpaid=unpaid,
        by=by,
        at=at,
    )
    if settled.made_at != at:
        return Closed(ended, None)
    if end_code == "died":
        stop_contact(client=ended.client, why="died", by=by, at=at)
    elif follow_ups:
        plan_follow_ups(course=ended, by=by, at=at)
    letter = None
    if gp == "write":
        letter = begin_letter(kind="discharge", client=ended.client, course=ended, by=by, at=at)
    return Closed(ended, letter)
