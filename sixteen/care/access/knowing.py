"""Who knows a course: its therapist and deputy, and whoever supervises the therapist."""

from datetime import datetime
from uuid import UUID

from django.db.models import Model

from sixteen.audit.recording import record
from sixteen.care.models import Course, Supervision
from sixteen.care.models.supervision import in_force
from sixteen.people.models import Account
from sixteen.people.permissions import Permission


def holds(account: Account, course: Course) -> bool:
    return account.may(Permission.CASELOAD) and account.pk in (
        course.therapist_id,
        course.deputy_id,
    )


def supervises(account: Account, course: Course, at: datetime) -> bool:
    return link_of(account, course, at) is not None


def link_of(account: Account, course: Course, at: datetime) -> Supervision | None:
    """The link that lets this supervisor read now. Of several, the one that shows the least."""
    if not account.may(Permission.SUPERVISION):
        return None
    links = Supervision.objects.filter(supervisor=account, therapist=course.therapist_id)
    return links.filter(in_force(at)).order_by("-outside").first()


def reads_initials_only(account: Account, course: Course, at: datetime) -> bool:
    """For a supervisor from outside: no names, no contacts, no documents."""
    link = None if holds(account, course) else link_of(account, course, at)
    return link is not None and link.outside


def viewed(what: str, thing: Model, account: Account, person: UUID, at: datetime) -> None:
    record(f"view-{what}", by=account, at=at, thing=thing, person=person)
