"""The time of a session: it loses its appointment, or gets one."""

from datetime import datetime

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.care.models import Session
from sixteen.people.models import Account
from sixteen.scheduling.models import Appointment


@transaction.atomic
def set_time(
    *, session: Session, appointment: Appointment | None, by: Account | None, at: datetime
) -> Session:
    """The session takes place at this appointment; None: it has no time until one is arranged."""
    session.appointment = appointment
    session.save(update_fields=["appointment"])
    record("set-time", by=by, at=at, thing=session, person=session.course.client_id)
    return session
