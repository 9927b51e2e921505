"""Opening the notes of somebody whose care team one is not in."""

from datetime import datetime

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.care.models import BreakGlass, Course
from sixteen.care.models.break_glass import OPEN_FOR
from sixteen.care.refusals import NotAllowed
from sixteen.outbox.actions import queue
from sixteen.people.models import Account

KIND = "notes-opened"


@transaction.atomic
def break_glass(*, course: Course, reason: str, by: Account, at: datetime) -> BreakGlass:
    """Open the notes for an hour. The therapist is told at once; the client reads who it was.

    Open already, for the same reason: nothing happens. NotAllowed without a
    reason. The caller has been through access.
    """
    if not reason.strip():
        raise NotAllowed("Write why you have to read these notes now.")
    course = Course.objects.select_for_update(of=("self",)).get(pk=course.pk)
    mine = BreakGlass.objects.filter(client=course.client_id, by=by, until__gt=at)
    for before in mine.filter(opened_at__lte=at):
        if before.open("reason") == reason.strip():
            return before
    opening = BreakGlass(
        client_id=course.client_id,
        course=course,
        by=by,
        owner=course.therapist,
        opened_at=at,
        until=at + OPEN_FOR,
    )
    opening.seal(reason=reason.strip())
    opening.save(force_insert=True)
    record("break-glass", by=by, at=at, thing=opening, person=course.client_id)
    person = course.therapist.person
    queue(kind=KIND, about=opening.pk, person=person, due_at=at, at=at)
    return opening


@transaction.atomic
def say_seen(*, opening: BreakGlass, by: Account, at: datetime) -> BreakGlass:
    """The therapist has seen who opened the notes and why. Seen already: nothing happens."""
    opening = BreakGlass.objects.select_for_update(of=("self",)).get(pk=opening.pk)
    if opening.seen_at is None:
        opening.seen_at = at
        opening.save(update_fields=["seen_at"])
        record("see-break-glass", by=by, at=at, thing=opening, person=opening.client_id)
    return opening
