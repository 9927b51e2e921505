"""The aims of a client's own course, with their ratings."""

from datetime import datetime

from sixteen.care.access.courses import course_for_client
from sixteen.care.access.knowing import viewed
from sixteen.care.models import Aim, Course
from sixteen.care.queries.agreements import aims_of
from sixteen.people.access import refuse
from sixteen.people.models import Account
from sixteen.people.permissions import Permission


def aims_for_client(account: Account, *, at: datetime) -> tuple[Course, list[Aim]]:
    """Of their newest course. Refused for somebody who has none."""
    course = course_for_client(account, at=at) if account.may(Permission.OWN_RECORD) else None
    if course is None:
        refuse(by=account, what="aims")
    viewed("aims", course, account, course.client_id, at)
    return course, aims_of(course)


def aim_for_client(account: Account, place: int, *, at: datetime) -> tuple[Aim, list[Aim]]:
    """One of their aims, to rate it, with all of them. Refused where there is none."""
    _course, aims = aims_for_client(account, at=at)
    found = next((each for each in aims if each.place == place), None)
    if found is None:
        refuse(by=account, what="aims")
    return found, aims
