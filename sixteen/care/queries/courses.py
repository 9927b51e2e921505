"""Courses: whose they are, and which go on."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from sixteen.care.models import Course, CourseChange, Supervision
from sixteen.care.models.supervision import in_force
from sixteen.people.models import Account, Client

_COURSES = Course.objects.select_related("client", "therapist", "deputy")


def courses_of(account: Account) -> list[Course]:
    """Courses that this therapist holds or stands in for: running ones first."""
    rows = _COURSES.filter(Q(therapist=account) | Q(deputy=account))
    return sorted(rows.order_by("-made_at"), key=lambda course: course.ended_at is not None)


def supervised_courses(account: Account, *, at: datetime) -> list[Course]:
    """Running courses of the therapists this account supervises."""
    links = Supervision.objects.filter(in_force(at), supervisor=account)
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


def clinicians_who_held(client: Client) -> tuple[set[UUID], set[UUID]]:
    """Therapists of this client's courses, and those who stand in for them, by account."""
    rows = Course.objects.filter(client=client).values_list("therapist_id", "deputy_id")
    held = {therapist for therapist, _ in rows}
    changes = CourseChange.objects.filter(client=client, from_therapist__isnull=False)
    held |= set(changes.values_list("from_therapist_id", flat=True))
    return held, {deputy for _, deputy in rows if deputy} - held
