"""What was said of a session is put right, and what it was before stays to be read."""

from datetime import datetime

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.care.actions.attendance import STATES
from sixteen.care.models import Attendance, AttendanceCorrection, Session
from sixteen.care.refusals import NotAllowed, Stale
from sixteen.domain.counting import Became
from sixteen.people.models import Account


def said_of(session: Session) -> str:
    """What it is said to have become; "attended" where it was held and nothing more is kept."""
    kept = Attendance.objects.filter(session=session).first()
    return kept.became if kept else {"held": "attended"}.get(session.state, session.state)


@transaction.atomic
def put_right(
    *,
    session: Session,
    was: str,
    became: Became,
    uses_up: bool,
    reason: str,
    by: Account,
    at: datetime,
) -> Attendance:
    """was: as the page showed it; Stale where it was put right in between. The course is locked."""
    if not reason.strip():
        raise NotAllowed("Say what was wrong.")
    now = Session.objects.select_for_update().get(pk=session.pk)
    kept = Attendance.objects.select_for_update().filter(session=now).first()
    if said_of(now) != was:
        raise Stale(now)
    if was == became:
        raise NotAllowed("It stands like this already.")
    if kept is None:
        kept = Attendance(session=now, client_id=session.course.client_id, uses_up=True)
        kept.became, kept.made_by, kept.made_at = was, by, at
        kept.seal(reason=None)
    made = AttendanceCorrection(
        session=now,
        client_id=session.course.client_id,
        was=was,
        became=became.value,
        used_up=kept.uses_up,
        made_by=by,
        made_at=at,
    )
    made.seal(reason=reason.strip())
    made.save(force_insert=True)
    kept.became, kept.uses_up, kept.as_agreed = became.value, uses_up, True
    kept.save()
    now.state = STATES[became]
    now.save(update_fields=["state"])
    record("correct-attendance", by=by, at=at, thing=made, person=made.client_id)
    return kept
