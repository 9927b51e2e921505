"""Medication and other help, and the emergency contact: a new version whenever it changes."""

from datetime import datetime
from typing import TypeVar

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.care.models import Course, EmergencyContact, OtherHelp
from sixteen.care.ownership import expect_therapist
from sixteen.care.refusals import Stale
from sixteen.people.models import Account

Kind = TypeVar("Kind", OtherHelp, EmergencyContact)


@transaction.atomic
def write_version(
    kind: type[Kind], *, course: Course, said: dict[str, str], seen: int, by: Account, at: datetime
) -> Kind:
    """Keep what was said now; what was said before stays.

    seen: the version that stood on the page, 0 if none; Stale with the newest if there is a later
    one. The same words again are no new version.
    """
    expect_therapist(course, by)
    Course.objects.select_for_update().get(pk=course.pk)
    newest = kind.objects.filter(course=course).order_by("-version").first()
    if newest is not None and newest.open("said") == said:
        return newest
    if (newest.version if newest else 0) != seen:
        raise Stale(newest)
    row = kind(course=course, client_id=course.client_id, version=seen + 1, by=by, at=at)
    row.seal(said=said)
    row.save(force_insert=True)
    record(f"write-{kind.sealed_as}", by=by, at=at, thing=row, person=course.client_id)
    return row
