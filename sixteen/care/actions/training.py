"""Deadlines of a training: written down and ticked off by the therapist themselves."""

from datetime import date, datetime

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.care.models import TrainingDeadline
from sixteen.care.refusals import NotYours
from sixteen.people.models import Account


@transaction.atomic
def add_deadline(*, words: str, due: date, by: Account, at: datetime) -> TrainingDeadline:
    """Something that has to be done by a day. The same words for the same day are one."""
    Account.objects.select_for_update().get(pk=by.pk)
    for before in TrainingDeadline.objects.filter(therapist=by, due=due):
        if before.open("words") == words:
            return before
    made = TrainingDeadline(therapist=by, person=by.person, due=due, made_at=at)
    made.seal(words=words)
    made.save(force_insert=True)
    record("add-deadline", by=by, at=at, thing=made)
    return made


@transaction.atomic
def meet_deadline(*, deadline: TrainingDeadline, by: Account, at: datetime) -> TrainingDeadline:
    """It is done. Done already: nothing happens."""
    now = TrainingDeadline.objects.select_for_update().get(pk=deadline.pk)
    if now.therapist_id != by.pk:
        raise NotYours
    if now.done_at is None:
        now.done_at = at
        now.save(update_fields=["done_at"])
        record("meet-deadline", by=by, at=at, thing=now)
    return now
