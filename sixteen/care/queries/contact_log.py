"""The contact log, calls that are to be returned, and who sees a client."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from sixteen.care.models import CallBack, ContactEntry, Course
from sixteen.care.queries.absences import away_with
from sixteen.people.models import Account, Client
from sixteen.people.permissions import Permission
from sixteen.scheduling.models import Appointment
from sixteen.vault.rows import opened


def contact_entries(course: Course) -> list[ContactEntry]:
    """Of this course, and of the time before it; the newest first."""
    rows = ContactEntry.objects.filter(client=course.client_id)
    rows = rows.filter(Q(course=course) | Q(course=None)).select_related("by")
    return opened(rows.order_by("-happened_at", "-made_at"))


def calls_to_return(account: Account, *, at: datetime) -> list[CallBack]:
    """What this clinician has to return, as `returns_calls` has it; the earliest day first."""
    away = away_with(account, at=at).values("therapist")
    mine = Q(course=None, owner=account) | Q(course__therapist=account) | Q(course__deputy=account)
    standing_in = Q(course=None, owner__in=away) | Q(course__therapist__in=away)
    return opened(_open_calls().filter(mine | standing_in).order_by("due", "asked_at"))


def returns_calls(account: Account, call: CallBack, *, at: datetime) -> bool:
    """The therapist and deputy, whoever they are by now; before there is a course, its owner; and
    who stands in while the therapist or owner is away."""
    course = call.course
    owner = course.therapist if course else call.owner
    if account.pk in (owner.pk, course.deputy_id if course else None):
        return True
    return away_with(account, at=at).filter(therapist=owner).exists()


def calls_to_return_of(client: Client) -> list[CallBack]:
    return opened(_open_calls().filter(client=client).order_by("due", "asked_at"))


def _open_calls() -> QuerySet[CallBack]:
    rows = CallBack.objects.filter(done_at=None)
    return rows.select_related("client", "owner", "course", "asked_by")


@dataclass(frozen=True)
class Clinicians:
    """people: who sees a client, the one to ask first at the top. course: the newest, if any."""

    course: Course | None
    people: list[Account]


def clinicians_of(client: Client) -> Clinicians:
    """The therapist and deputy of the newest course; before one, whoever has an appointment."""
    courses = Course.objects.filter(client=client).select_related("therapist", "deputy")
    course = courses.order_by("-made_at").first()
    if course is not None:
        known = [course.therapist, course.deputy]
    else:
        booked = Appointment.objects.filter(client=client).exclude(state__in=["held", "cancelled"])
        rows = booked.select_related("therapist").order_by("-starts_at")
        known = [row.therapist for row in rows]
    there = [who for who in known if who and who.is_active and who.may(Permission.CASELOAD)]
    return Clinicians(course, list(dict.fromkeys(there)))
