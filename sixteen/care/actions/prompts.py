"""Putting a suggestion of the protocol aside."""

from datetime import datetime

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.care.models import Course, PromptDismissal
from sixteen.care.ownership import expect_therapist
from sixteen.care.refusals import NotAllowed
from sixteen.people.models import Account


@transaction.atomic
def dismiss_prompt(
    *, course: Course, code: str, reason: str, by: Account, at: datetime
) -> PromptDismissal:
    """Put a suggestion aside. Put aside already: nothing happens. NotAllowed without a reason."""
    expect_therapist(course, by)
    if not reason.strip():
        raise NotAllowed("Say why this is put aside.")
    Course.objects.select_for_update().get(pk=course.pk)
    before = course.dismissals.filter(code=code).first()
    if before is not None:
        return before
    aside = PromptDismissal(course=course, client_id=course.client_id, code=code, by=by, at=at)
    aside.seal(reason=reason)
    aside.save(force_insert=True)
    record("dismiss-prompt", by=by, at=at, thing=aside, person=course.client_id)
    return aside
