"""What stands in the record of a therapy. Call after access has let somebody in."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from sixteen.care.models import (
    Agreement,
    Aim,
    AimRating,
    Alert,
    Course,
    Focus,
    Letter,
    Session,
    Supervision,
)
from sixteen.care.models.note import Note
from sixteen.people.models import Account, Client
from sixteen.vault.rows import opened

_COURSES = Course.objects.select_related("client", "therapist", "deputy")


def courses_of(account: Account) -> list[Course]:
    """Courses that this therapist holds or stands in for: running ones first."""
    rows = _COURSES.filter(Q(therapist=account) | Q(deputy=account))
    return sorted(rows.order_by("-made_at"), key=lambda course: course.ended_at is not None)


def supervised_courses(account: Account, *, at: datetime) -> list[Course]:
    """Running courses of the therapists this account supervises."""
    links = Supervision.objects.filter(supervisor=account, since__lte=at, until=None)
    rows = _COURSES.filter(therapist__in=links.values("therapist"), ended_at=None)
    return list(rows.order_by("therapist_id", "made_at"))


def courses_by_enquiry(enquiries: Iterable[UUID]) -> dict[UUID, Course]:
    """The course that each of these enquiries led to. None led to: not in the answer."""
    rows = Course.objects.filter(enquiry__in=list(enquiries))
    return {row.enquiry_id: row for row in rows}


def clients_in_a_course(clients: Iterable[UUID]) -> set[UUID]:
    """Those of these clients whose course goes on."""
    rows = Course.objects.filter(client__in=list(clients), ended_at=None)
    return set(rows.values_list("client_id", flat=True))


def open_courses_by_therapist() -> Counter[UUID]:
    """How many courses each therapist holds now."""
    return Counter(Course.objects.filter(ended_at=None).values_list("therapist_id", flat=True))


def courses_ended_between(start: datetime, end: datetime) -> list[Course]:
    """Courses that ended from start up to, not including, end; in that order."""
    return list(Course.objects.filter(ended_at__gte=start, ended_at__lt=end).order_by("ended_at"))


def held_sessions(courses: Iterable[Course]) -> dict[UUID, int]:
    """How many sessions of each of these courses took place. None held: not in the answer."""
    rows = Session.objects.filter(course__in=list(courses), state="held")
    return Counter(rows.values_list("course_id", flat=True))


def sessions_of(course: Course) -> list[Session]:
    rows = course.sessions.select_related("appointment__room__site").order_by("number")
    return list(rows)


def sessions_between(account: Account, start: datetime, end: datetime) -> list[Session]:
    """This therapist's sessions that begin between two instants."""
    rows = Session.objects.filter(
        course__therapist=account,
        appointment__starts_at__gte=start,
        appointment__starts_at__lt=end,
    ).exclude(state="cancelled")
    rows = rows.select_related("course__client", "appointment__room__site")
    return list(rows.order_by("appointment__starts_at"))


def unsigned_sessions(account: Account, *, at: datetime) -> list[Session]:
    """Sessions that were held and have no signed note, and those with a draft, oldest first."""
    notes = Note.objects.filter(session=OuterRef("pk"))
    rows = (
        Session.objects.filter(Q(course__therapist=account) | Q(course__deputy=account))
        .annotate(
            has_signed=Exists(notes.filter(state="signed")),
            has_draft=Exists(notes.filter(state="draft", author=account)),
        )
        .filter(Q(has_draft=True) | Q(state="held", has_signed=False))
    )
    rows = rows.select_related("course__client", "appointment")
    return list(rows.order_by("appointment__starts_at", "number"))


def newest_agreement(course: Course) -> Agreement | None:
    return _first(opened(course.agreements.order_by("-version")[:1]))


def signed_agreement(course: Course) -> Agreement | None:
    """The newest version that both signed."""
    rows = course.agreements.filter(
        therapist_signed_at__isnull=False, client_signed_at__isnull=False
    )
    return _first(opened(rows.order_by("-version")[:1]))


def agreement_to_sign(course: Course) -> Agreement | None:
    """What waits for the client's signature: the newest version, once the therapist signed it."""
    newest = newest_agreement(course)
    waits = newest and newest.therapist_signed_at and not newest.client_signed_at
    return newest if waits else None


def aims_of(course: Course) -> list[Aim]:
    return opened(course.aims.order_by("place"))


def ratings_of(course: Course) -> dict[int, dict[UUID, int]]:
    """How near the client felt to each aim, by session number."""
    rated: dict[int, dict[UUID, int]] = {}
    rows = AimRating.objects.filter(aim__course=course).select_related("session")
    for rating in opened(rows):
        rated.setdefault(rating.session.number, {})[rating.aim_id] = rating.open("value")
    return rated


def newest_focus(course: Course) -> Focus | None:
    return _first(opened(course.foci.order_by("-version")[:1]))


def shared_focus(course: Course) -> Focus | None:
    """The newest version that the client can read."""
    rows = course.foci.filter(state__in=["shared", "final"])
    return _first(opened(rows.order_by("-version")[:1]))


def newest_letter(course: Course, *, kind: str = "goodbye") -> Letter | None:
    return _first(opened(course.letters.filter(kind=kind).order_by("-version")[:1]))


def shared_letters(course: Course) -> list[Letter]:
    """Letters that the client can read, newest first."""
    rows = course.letters.filter(state__in=["shared", "answered", "final"])
    return opened(rows.order_by("-shared_at"))


def dismissals_of(course: Course) -> dict[str, str]:
    """Suggestions that were put aside, with the reason."""
    return {row.code: row.open("reason") or "" for row in opened(course.dismissals.all())}


def open_alerts(*, at: datetime) -> list[Alert]:
    """Every open alert, the one to look at first at the top: overdue ones lead."""
    return list(_open_alerts().order_by("look_by"))


def open_alerts_of(account: Account) -> list[Alert]:
    """Open alerts this clinician has to look at: as owner, as therapist or as deputy."""
    mine = Q(owner=account) | Q(course__therapist=account) | Q(course__deputy=account)
    return list(_open_alerts().filter(mine).order_by("look_by"))


def open_alert_of(client: Client) -> Alert | None:
    return _open_alerts().filter(client=client).first()


def _open_alerts() -> QuerySet[Alert]:
    return Alert.objects.filter(state="open").select_related("client", "owner", "course")


def _first(rows: list) -> object:  # type: ignore[type-arg]
    return rows[0] if rows else None
