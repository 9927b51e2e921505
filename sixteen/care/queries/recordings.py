"""Whether sessions may be recorded, what is there to be rated, and what was said."""

from uuid import UUID

from sixteen.care.models import Course, Rating, Recording, Session
from sixteen.care.queries.agreements import signed_agreement
from sixteen.care.queries.first import first
from sixteen.people.models import Account
from sixteen.vault.rows import opened


def recording_is_agreed(course: Course) -> bool:
    """The agreement that both signed last says yes, and nobody took that back since."""
    signed = signed_agreement(course)
    if signed is None or (signed.open("terms") or {}).get("recording") != "yes":
        return False
    since = signed.client_signed_at
    return not course.recording_withdrawals.filter(at__gte=since).exists()


def recording_of(session: Session) -> Recording | None:
    return Recording.objects.filter(session=session).select_related("rater").first()


def recordings_kept(course: Course) -> list[Recording]:
    """What there still is of its sessions, what goes first at the top."""
    rows = Recording.objects.filter(session__course=course, state="kept")
    return list(rows.select_related("session").order_by("expires_at"))


def rating_by(rater: Account, recording: UUID) -> Rating | None:
    """What this rater said about the session of this recording."""
    return first(opened(Rating.objects.filter(rater=rater, session__recording=recording)))


def ratings_of_therapist(therapist: Account) -> list[Rating]:
    """What raters said about this therapist's sessions, the newest first."""
    rows = Rating.objects.filter(therapist=therapist).select_related("session__course", "rater")
    return opened(rows.order_by("-made_at"))
