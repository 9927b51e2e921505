"""For which session a client may say how near their aims feel; and who said what."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings

from sixteen.care.models import AimRating, Course, Session
from sixteen.care.models.agreement import ON_THEIR_PAGES
from sixteen.care.models.course import BESIDE
from sixteen.vault.rows import opened


def session_to_rate(course: Course, *, at: datetime) -> Session | None:
    """The next session, until it is over, where the service lets clients say it now."""
    days = settings.OWN_AIMS_DAYS
    if course.ended_at is not None or days == 0:
        return None
    coming = Session.objects.filter(
        course=course,
        state="planned",
        number__lt=BESIDE,
        appointment__state="booked",
        appointment__ends_at__gt=at,
    )
    found = coming.select_related("appointment").order_by("appointment__starts_at").first()
    if found is None or found.appointment is None:
        return None
    return found if found.appointment.starts_at - at <= timedelta(days=days) else None


def ratings_at(session: Session) -> dict[UUID, AimRating]:
    """By aim, what was said for this session."""
    return {row.aim_id: row for row in opened(AimRating.objects.filter(session=session))}


def said_themselves(session: Session) -> set[UUID]:
    """The aims that the client rated for this session on their own pages."""
    rows = AimRating.objects.filter(session=session, mode=ON_THEIR_PAGES)
    return set(rows.values_list("aim", flat=True))


def modes_of(course: Course) -> dict[int, dict[UUID, str]]:
    """How each rating was said, by session number, as care.ratings_of has its value."""
    modes: dict[int, dict[UUID, str]] = {}
    rows = AimRating.objects.filter(aim__course=course)
    for number, aim, mode in rows.values_list("session__number", "aim", "mode"):
        modes.setdefault(number, {})[aim] = mode
    return modes
