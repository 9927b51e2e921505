"""What somebody tells us before the consultation, page by page, through the link of the booking."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.domain import safety
from sixteen.domain.slots import Hours, Interval
from sixteen.intake.models import Enquiry, SelfReferral
from sixteen.intake.refusals import TooLateToTell
from sixteen.intake.told import PAGES, split
from sixteen.intake.wishes import said_by, set_wishes
from sixteen.scheduling.models import Appointment, Leave, WorkingHours

LONG_ENOUGH = timedelta(minutes=10)
LOOKED_BACK = timedelta(days=14)


@transaction.atomic
def tell(
    *, enquiry: Enquiry, page: str, answer: dict[str, Any] | None, at: datetime
) -> SelfReferral:
    """Keep the answer of one page; None takes it away. The others stay as they are.

    answer: of told.as_answer. TooLateToTell once the consultation began or was cancelled.
    """
    if page not in PAGES:
        raise ValueError(f"no such page: {page}")
    # The enquiry's row is the lock: two pages sent at once must not undo one another.
    enquiry = Enquiry.objects.select_for_update(of=("self",)).get(pk=enquiry.pk)
    if not can_still_tell(enquiry.appointment, at=at):
        raise TooLateToTell
    told = SelfReferral.objects.filter(enquiry=enquiry).first()
    new = told is None
    told = told or SelfReferral(enquiry=enquiry, client_id=enquiry.client_id)
    before = said_by(enquiry)
    kept, said = split(page, answer, before)
    if said != before:
        set_wishes(enquiry=enquiry, said=said, by=None, at=at)
    told.seal(**{page: kept})
    told.changed_at = at
    told.save(force_insert=new)
    action = "tell-before-consultation" if answer else "take-back-before-consultation"
    record(action, by=None, at=at, thing=told, person=enquiry.client_id, fields=[page])
    return told


def can_still_tell(appointment: Appointment | None, *, at: datetime) -> bool:
    """Until the consultation begins, as long as it is booked."""
    return appointment is not None and appointment.state == "booked" and appointment.starts_at > at


def read_on(appointment: Appointment, *, at: datetime) -> date | None:
    """The last day on which the therapist works before this consultation begins, by the clocks of
    its zone: what was told until now is read then. None where there are no such hours."""
    rows = WorkingHours.objects.filter(therapist_id=appointment.therapist_id)
    hours = [
        Hours(row.weekday, row.starts, row.ends, row.zone, row.valid_from, row.valid_until)
        for row in rows
    ]
    leave = Leave.objects.filter(therapist_id=appointment.therapist_id, ends_at__gt=at)
    away = [Interval(row.starts_at, row.ends_at) for row in leave]
    found = None
    since = max(at, appointment.starts_at - LOOKED_BACK)
    for worked in safety.cover(since, hours, away=away):
        start, end = max(worked.start, since), min(worked.end, appointment.starts_at)
        if end - start >= LONG_ENOUGH:
            # A stretch may run over midnight: the day on which it ends is the later promise.
            found = end - LONG_ENOUGH
    return found.astimezone(ZoneInfo(appointment.zone)).date() if found else None
