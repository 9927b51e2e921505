"""Who knows a course: its therapist and deputy, and whoever supervises the therapist."""

from datetime import datetime
from uuid import UUID

from django.db.models import Model

from sixteen.audit.recording import record
from sixteen.care.models import Course, Supervision
from sixteen.people.models import Account
from sixteen.people.permissions import Permission


def holds(account: Account, course: Course) -> bool:
    return account.may(Permission.CASELOAD) and account.pk in (
        course.therapist_id,
        course.deputy_id,
    )


def supervises(account: Account, course: Course, at: datetime) -> bool:
    return (
        account.may(Permission.SUPERVISION)
        and Supervision.objects.filter(
            supervisor=account, therapist=course.therapist_id, since__lte=at, until=None
        ).exists()
    )


def viewed(what: str, thing: Model, account: Account, person: UUID, at: datetime) -> None:
    record(f"view-{what}", by=account, at=at, thing=thing, person=person)
