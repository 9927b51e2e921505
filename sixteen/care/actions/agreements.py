"""The agreement: written by the therapist, signed by both, a new version for every change."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sixteen.audit.recording import record
from sixteen.care.actions.recordings import stop_recording
from sixteen.care.models import Agreement, Course
from sixteen.care.ownership import expect_therapist
from sixteen.care.refusals import NotAllowed, NotYours, Stale
from sixteen.people.models import Account


@transaction.atomic
def write_agreement(
    *,
    course: Course,
    terms: dict[str, Any],
    by: Account,
    at: datetime,
    revision: int | None = None,
) -> Agreement:
    """A version that nobody signed yet is written over; a signed one gets a successor.

    terms: by name, see models/agreement.py. revision: of the version the writer saw, 0 if none;
    Stale if another window saved in between.
    """
    expect_therapist(course, by)
    Course.objects.select_for_update().get(pk=course.pk)
    newest = course.agreements.order_by("-version").first()
    if newest is not None and revision not in (None, newest.revision):
        raise Stale(newest)
    if newest is None or newest.therapist_signed_at or newest.client_signed_at:
        newest = Agreement(
            course=course,
            client_id=course.client_id,
            version=newest.version + 1 if newest else 1,
            # Counted on, so that a window with the version before is seen to be stale.
            revision=newest.revision if newest else 0,
            made_at=at,
        )
    newest.written_by = by
    newest.seal(terms=terms)
    newest.save()
    record("write-agreement", by=by, at=at, thing=newest, person=course.client_id)
    return newest


@transaction.atomic
def sign_agreement(*, agreement: Agreement, by: Account, at: datetime) -> Agreement:
    """Sign as the therapist of the course or as its client. Signed already: nothing happens.

    Only the newest version can be signed, and by the client once the therapist has signed it.
    """
    now = (
        Agreement.objects.select_for_update()
        .select_related("course", "client")
        .get(pk=agreement.pk)
    )
    if now.course.agreements.filter(version__gt=now.version).exists():
        raise NotAllowed(_("There is a newer version of this agreement."))
    if by.pk in (now.course.therapist_id, now.course.deputy_id):
        field = "therapist_signed_at"
    elif by.pk == now.client.account_id:
        field = "client_signed_at"
        if now.therapist_signed_at is None:
            raise NotAllowed(_("Your therapist has not signed this version yet."))
    else:
        raise NotYours
    if getattr(now, field) is None:
        setattr(now, field, at)
        now.save(update_fields=[field])
        record("sign-agreement", by=by, at=at, thing=now, person=now.client_id)
        if field == "client_signed_at" and (now.open("terms") or {}).get("recording") != "yes":
            stop_recording(course=now.course, by=by, at=at)
    return now
