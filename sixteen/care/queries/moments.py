"""Moments: whether they are kept in a course, and those that were brought to its sessions."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from sixteen.care.models import Course, Moment, MomentsAgreed, Session
from sixteen.care.queries.sessions import earlier_sessions
from sixteen.domain.focus import PARTS
from sixteen.people.models import Client
from sixteen.vault.rows import opened


def moments_agreed(course: Course) -> MomentsAgreed | None:
    """Who ticked for moments in this course, and when; None where nobody ever did."""
    return MomentsAgreed.objects.filter(course=course).first()


def ever_offered(client: Client) -> bool:
    """Whether a therapist ever offered to this client to keep moments, in any course."""
    return MomentsAgreed.objects.filter(course__client=client).exists()


def moments_brought(session: Session) -> list[Moment]:
    """What was brought to this session, and to those right before it that did not take place."""
    wanted = [session.pk]
    for pk, state in earlier_sessions(session).values_list("pk", "state"):
        if state not in ("missed", "cancelled"):
            break
        wanted.append(pk)
    rows = _brought(session.course_id).filter(session__in=wanted)
    return opened(rows.order_by("brought_at"))


def moments_of(course: Course) -> list[Moment]:
    """Every moment that was brought to a session of this course, the first one first."""
    took_place = Coalesce("session__appointment__starts_at", "brought_at")
    return opened(_brought(course.pk).order_by(took_place, "brought_at"))


def by_part(moments: Iterable[Moment]) -> dict[str, list[Moment]]:
    """The same under each part of the focus that they speak to, in the order of the drawing."""
    gathered: dict[str, list[Moment]] = {code: [] for code in PARTS}
    for moment in moments:
        for code in moment.open("speaks_to") or []:
            gathered.setdefault(code, []).append(moment)
    return {code: found for code, found in gathered.items() if found}


def session_to_bring_to(course: Course, *, at: datetime) -> Session | None:
    """The next session that is booked and not over; None where none is."""
    if course.ended_at is not None:
        return None
    rows = course.sessions.filter(
        state="planned", appointment__state="booked", appointment__ends_at__gt=at
    )
    return rows.select_related("appointment").order_by("appointment__starts_at").first()


def _brought(course_id: UUID) -> QuerySet[Moment]:
    rows = Moment.objects.filter(course=course_id, brought_at__isnull=False)
    return rows.select_related("session")
