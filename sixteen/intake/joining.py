"""Two enquiries of one person, after two records of them became one."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.domain.pathway import State
from sixteen.intake.actions import change_state
from sixteen.intake.models import Consultation, Enquiry, Referral, SelfReferral, Wishes
from sixteen.intake.telling import can_still_tell
from sixteen.people.models import Account, Client

# What comes with an enquiry. What stands in one line is one thing: a part of each answer that
# somebody told before is kept with the wishes.
CAME_WITH = ((Referral,), (SelfReferral, Wishes))


@transaction.atomic
def join_enquiries(*, client: Client, by: Account, at: datetime) -> None:
    """Somebody who booked and was referred too asked once: what came with an enquiry about which
    nothing was done yet goes to the other one, which counts from when they first asked; and it is
    closed.

    Only where nobody has met them, and nothing of one kind came with both. Otherwise each enquiry
    stays open as it is, with its owner and its next step.
    """
    rows = Enquiry.objects.select_for_update(of=("self",)).select_related("appointment")
    found = list(rows.filter(client=client).order_by("made_at", "pk"))
    nothing_done = [each for each in found if each.state == State.ENQUIRY and not _was_met(each)]
    main = _next_consultation(found, at=at) or next(iter(nothing_done), None)
    for other in nothing_done:
        if main is not None and other != main and not _share_a_kind(main, other):
            _move(other, main, by=by, at=at)
            change_state(enquiry=other, state=State.CLOSED, by=by, at=at)


def _was_met(enquiry: Enquiry) -> bool:
    return Consultation.objects.filter(enquiry=enquiry).exists()


def _next_consultation(found: list[Enquiry], *, at: datetime) -> Enquiry | None:
    """The enquiry whose clinician has not met them yet, and will be the first to."""
    coming = {
        each.appointment.starts_at: each
        for each in found
        if each.state == State.IN_CONSULTATION and can_still_tell(each.appointment, at=at)
    }
    return coming[min(coming)] if coming else None


def _share_a_kind(one: Enquiry, other: Enquiry) -> bool:
    return any(_has(one, kinds) and _has(other, kinds) for kinds in CAME_WITH)


def _has(enquiry: Enquiry, kinds: Iterable[Any]) -> bool:
    return any(kind.objects.filter(enquiry=enquiry).exists() for kind in kinds)


def _move(other: Enquiry, main: Enquiry, *, by: Account, at: datetime) -> None:
    for kind in (kind for kinds in CAME_WITH for kind in kinds):
        kind.objects.filter(enquiry=other).update(enquiry=main)
    main.made_at = min(main.made_at, other.made_at)
    main.save(update_fields=["made_at"])
    record("join-enquiries", by=by, at=at, thing=main, person=main.client_id)
