"""What was settled when a course was closed."""

from datetime import date, datetime

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.care.models import Closing, Course
from sixteen.care.ownership import expect_therapist
from sixteen.care.refusals import NotAllowed
from sixteen.domain.endings import ENDINGS, GP
from sixteen.people.models import Account


@transaction.atomic
def settle_closing(
    *,
    course: Course,
    end_code: str,
    gp: str,
    follow_ups: bool,
    portal_until: date,
    unpaid: str,
    by: Account,
    at: datetime,
) -> Closing:
    """Keep it, once for a course that has ended. Settled already: nothing happens."""
    course = Course.objects.select_for_update().get(pk=course.pk)
    expect_therapist(course, by)
    if course.ended_at is None:
        raise NotAllowed("This course goes on.")
    if end_code not in ENDINGS or gp not in GP:
        raise NotAllowed("Choose one of the answers that are shown.")
    if found := Closing.objects.filter(course=course).first():
        return found
    made = Closing(
        course=course,
        client_id=course.client_id,
        end_code=end_code,
        gp=gp,
        follow_ups=follow_ups,
        portal_until=portal_until,
        made_at=at,
        made_by=by,
    )
    made.seal(unpaid=unpaid.strip() or None)
    made.save(force_insert=True)
    record("close-course", by=by, at=at, thing=made, person=course.client_id)
    return made
