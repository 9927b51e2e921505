"""A safeguarding concern: opened, added to, and never overwritten."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.care.models import Course, SafeguardingConcern, SafeguardingEntry
from sixteen.care.ownership import expect_therapist
from sixteen.care.refusals import NotAllowed, Stale
from sixteen.domain.safeguarding import problems
from sixteen.people.models import Account


@transaction.atomic
def open_concern(
    *, course: Course, mark: UUID, said: dict[str, str], by: Account, at: datetime
) -> SafeguardingConcern:
    """mark: becomes its id. Sent twice it is one; Stale with the newest entry for other words."""
    expect_therapist(course, by)
    Course.objects.select_for_update().get(pk=course.pk)
    kept = SafeguardingConcern.objects.filter(pk=mark, course=course).first()
    if kept is not None:
        add_to_concern(concern=kept, said=said, seen=0, by=by, at=at)
        return kept
    concern = SafeguardingConcern.objects.create(
        id=mark, course=course, client_id=course.client_id, opened_at=at, opened_by=by
    )
    record("open-safeguarding", by=by, at=at, thing=concern, person=course.client_id)
    _add(concern, 1, said, by, at)
    return concern


@transaction.atomic
def add_to_concern(
    *, concern: SafeguardingConcern, said: dict[str, str], seen: int, by: Account, at: datetime
) -> SafeguardingEntry:
    """All of it as it is known now, as a new entry. With an outcome it is closed; without, open.

    seen: the number of the entry that stood on the page; Stale with the newest if there is a later
    one. The same words again are no new entry.
    """
    expect_therapist(concern.course, by)
    concern = SafeguardingConcern.objects.select_for_update().get(pk=concern.pk)
    newest = concern.entries.order_by("-number")[0]
    if newest.open("said") == said:
        return newest
    if newest.number != seen:
        raise Stale(newest)
    return _add(concern, seen + 1, said, by, at)


def _add(
    concern: SafeguardingConcern, number: int, said: dict[str, str], by: Account, at: datetime
) -> SafeguardingEntry:
    if missing := problems(said):
        raise NotAllowed(" ".join(missing.values()))
    entry = SafeguardingEntry(
        concern=concern, client_id=concern.client_id, number=number, by=by, at=at
    )
    entry.seal(said=said)
    entry.save(force_insert=True)
    concern.outcome_at = (concern.outcome_at or at) if said.get("outcome") else None
    concern.save(update_fields=["outcome_at"])
    record("add-safeguarding-entry", by=by, at=at, thing=entry, person=concern.client_id)
    return entry
