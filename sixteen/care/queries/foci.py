"""Versions of the focus."""

from datetime import datetime

from django.db.models import F

from sixteen.care.models import Course, Focus, Session
from sixteen.care.queries.first import first
from sixteen.vault.rows import opened


def newest_focus(course: Course) -> Focus | None:
    return first(opened(course.foci.select_related("spoken_in").order_by("-version")[:1]))


def focus_versions(course: Course) -> list[Focus]:
    """Every version of the focus, the newest first."""
    return opened(course.foci.select_related("spoken_in").order_by("-version"))


def shared_focus(course: Course) -> Focus | None:
    """The newest version of which the client wants a copy on their pages."""
    rows = course.foci.exclude(state="draft").filter(copy="yes")
    return first(opened(rows.order_by("-version")[:1]))


def focus_to_ask_about(course: Course) -> Focus | None:
    """The newest shared version, while the client has not said whether they want a copy of it."""
    newest = course.foci.exclude(state="draft").order_by("-version").first()
    return newest if newest is not None and newest.copy == "asked" else None


def sessions_to_speak_in(course: Course, *, at: datetime) -> list[Session]:
    """Sessions in which something can have been spoken of, the newest first."""
    newest = F("appointment__starts_at").desc(nulls_last=True)
    rows = course.sessions.select_related("appointment").order_by(newest, "-number")
    return [
        session
        for session in rows
        if session.state == "held"
        or (session.state == "planned" and session.appointment and _begun(session, at))
    ]


def _begun(session: Session, at: datetime) -> bool:
    return session.appointment is not None and session.appointment.starts_at <= at
