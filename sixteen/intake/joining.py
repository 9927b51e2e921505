"""Two enquiries of one person, after two records of them became one."""

from datetime import datetime

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.domain.pathway import State
from sixteen.intake.actions import change_state
from sixteen.intake.models import Enquiry, Referral, SelfReferral, Wishes
from sixteen.people.models import Account, Client

BEFORE_WE_MET = (State.ENQUIRY.value, State.IN_CONSULTATION.value)


@transaction.atomic
def join_enquiries(*, client: Client, by: Account, at: datetime) -> None:
    """Somebody who booked and was referred too asked once: what came with an enquiry about which
    nothing was done yet goes to the other one, and it is closed.

    Only where nobody has met them. Otherwise, or where somebody referred them twice, each enquiry
    stays open with its owner and its next step.
    """
    found = list(Enquiry.objects.select_for_update().filter(client=client).order_by("made_at"))
    found = [each for each in found if each.state in BEFORE_WE_MET]
    booked_first = sorted(found, key=lambda each: each.state == State.ENQUIRY)
    for other in booked_first[1:]:
        main = booked_first[0]
        if other.state == State.ENQUIRY and not _both_referred(main, other):
            _move(other, main, by=by, at=at)
            change_state(enquiry=other, state=State.CLOSED, by=by, at=at)


def _both_referred(*enquiries: Enquiry) -> bool:
    return Referral.objects.filter(enquiry__in=enquiries).count() == len(enquiries)


def _move(other: Enquiry, main: Enquiry, *, by: Account, at: datetime) -> None:
    for kind in (Referral, SelfReferral, Wishes):
        if not kind.objects.filter(enquiry=main).exists():
            kind.objects.filter(enquiry=other).update(enquiry=main)
    record("join-enquiries", by=by, at=at, thing=main, person=main.client_id)
