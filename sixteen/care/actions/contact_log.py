"""The contact log: what was said outside the sessions, and calls that are to be returned."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.care.models import CallBack, ContactEntry, Course
from sixteen.care.ownership import expect_therapist
from sixteen.care.queries.contact_log import clinicians_of, returns_calls
from sixteen.care.refusals import NotAllowed, NotYours, Stale
from sixteen.people.models import Account, Client
from sixteen.people.permissions import Permission

SENT_BEFORE = (
    "This was sent from the same page before, and is kept. What stands here differs from it and "
    "was not saved: send it once more to add it."
)
NOBODY_TREATS_THEM = "Choose somebody who sees this client."


@transaction.atomic
def log_contact(
    *,
    course: Course,
    mark: UUID,
    said: dict[str, str],
    happened_at: datetime,
    by: Account,
    at: datetime,
) -> ContactEntry:
    """Add one contact. mark: becomes its id; sent twice, it is one. said: see the model."""
    expect_therapist(course, by)
    return _add(course.client, course, mark, said, happened_at, by, at)


def _add(
    client: Client,
    course: Course | None,
    mark: UUID,
    said: dict[str, str],
    happened_at: datetime,
    by: Account,
    at: datetime,
) -> ContactEntry:
    Client.objects.select_for_update().get(pk=client.pk)
    kept = ContactEntry.objects.filter(pk=mark).first()
    if kept is not None:
        if (kept.client_id, kept.by_id, kept.open("said")) != (client.pk, by.pk, said):
            raise NotAllowed(SENT_BEFORE)
        return kept
    entry = ContactEntry(id=mark, client=client, course=course, by=by, made_at=at)
    entry.happened_at = happened_at
    entry.seal(said=said)
    entry.save(force_insert=True)
    record("log-contact", by=by, at=at, thing=entry, person=client.pk)
    return entry


@transaction.atomic
def ask_for_call_back(
    *,
    client: Client,
    owner: Account,
    mark: UUID,
    name: str,
    number: str,
    words: str,
    due: date,
    by: Account,
    at: datetime,
) -> CallBack:
    """Somebody is to be rung back by `owner`, who has to be one who sees this client.

    by: reception, or the therapist or deputy themselves. mark: becomes its id; sent twice, it is
    one. NotAllowed with other words under the same mark.
    """
    Client.objects.select_for_update().get(pk=client.pk)
    known = clinicians_of(client)
    if not (by.may(Permission.DIARY) or by in known.people):
        raise NotYours
    if owner not in known.people:
        raise NotAllowed(NOBODY_TREATS_THEM)
    told = {"name": name, "number": number, "words": words}
    kept = CallBack.objects.filter(pk=mark).first()
    if kept is not None:
        said = {field: kept.open(field) for field in told}
        if (kept.client_id, kept.owner_id, said) != (client.pk, owner.pk, told):
            raise NotAllowed(SENT_BEFORE)
        return kept
    call = CallBack(id=mark, client=client, course=known.course, owner=owner, due=due)
    call.asked_at, call.asked_by = at, by
    call.seal(**told)
    call.save(force_insert=True)
    record("ask-for-call-back", by=by, at=at, thing=call, person=client.pk)
    return call


@transaction.atomic
def return_call(
    *,
    call: CallBack,
    mark: UUID,
    said: dict[str, str],
    again_on: date | None,
    by: Account,
    at: datetime,
) -> CallBack:
    """Write down what came of it. again_on: nobody was reached, so it stays until that day.

    Stale where it was done meanwhile. The same form sent twice does nothing more.
    """
    client = Client.objects.select_for_update().get(pk=call.client_id)
    call = CallBack.objects.select_for_update(of=("self",)).get(pk=call.pk)
    if not returns_calls(by, call, at=at):
        raise NotYours
    course = call.course
    if ContactEntry.objects.filter(pk=mark).exists():
        _add(client, course, mark, said, at, by, at)
        return call
    if call.done_at is not None:
        raise Stale(call)
    _add(client, course, mark, said, at, by, at)
    if again_on is None:
        call.done_at, call.done_by = at, by
    else:
        call.due = again_on
    call.save(update_fields=["done_at", "done_by", "due"])
    action = "return-call" if again_on is None else "put-off-call"
    record(action, by=by, at=at, thing=call, person=call.client_id)
    return call
