"""A client's plans: each saving is a new version, which the client reads from then on."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.care.models import Course, Plan
from sixteen.care.ownership import expect_therapist
from sixteen.care.refusals import NotAllowed, Stale
from sixteen.domain.plans import PLANS
from sixteen.people.models import Account


@transaction.atomic
def save_plan(
    *,
    course: Course,
    kind: str,
    parts: Mapping[str, str],
    by: Account,
    at: datetime,
    version: int = 0,
) -> Plan:
    """Keep the next version. The same words again: nothing happens.

    version: which one the writer saw, 0 if none; Stale if another window saved in between.
    NotAllowed while it is empty.
    """
    expect_therapist(course, by)
    said = {part.code: parts.get(part.code, "").strip() for part in PLANS[kind].parts}
    if not any(said.values()):
        raise NotAllowed("Write something into one of the parts first.")
    Course.objects.select_for_update().get(pk=course.pk)
    newest = course.plans.filter(kind=kind).order_by("-version").first()
    if newest is not None and newest.open("parts") == said:
        return newest
    if (newest.version if newest else 0) != version:
        raise Stale(newest)
    made = Plan(
        course=course,
        client_id=course.client_id,
        kind=kind,
        version=version + 1,
        made_by=by,
        made_at=at,
    )
    made.seal(parts=said)
    made.save(force_insert=True)
    record("save-plan", by=by, at=at, thing=made, person=course.client_id)
    return made
