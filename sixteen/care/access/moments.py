"""Moments: private to the client until brought; then for the therapist and the deputy."""

from datetime import datetime
from uuid import UUID

from sixteen.care.access.courses import course_for_client, course_for_therapist
from sixteen.care.access.knowing import holds, viewed
from sixteen.care.access.portal import reads_here
from sixteen.care.models import Course, Moment, Session
from sixteen.care.queries.moments import ever_offered, moments_brought, moments_of
from sixteen.people.access import refuse
from sixteen.people.models import Account
from sixteen.people.permissions import Permission
from sixteen.vault.rows import opened

ROWS = Moment.objects.select_related("course__client", "client", "session")


def moments_for_therapist(account: Account, course: Course, *, at: datetime) -> list[Moment]:
    """What was brought to the sessions of this course. Never a private one."""
    return _read(account, course, moments_of(course) if holds(account, course) else [], at)


def moments_brought_for_therapist(
    account: Account, session: Session, *, at: datetime
) -> list[Moment]:
    """What was brought to this session."""
    course = session.course
    return _read(account, course, moments_brought(session) if holds(account, course) else [], at)


def moment_for_therapist(account: Account, course: UUID, pk: UUID, *, at: datetime) -> Moment:
    """One that was brought, of a course of theirs."""
    held = course_for_therapist(account, course, at=at)
    found = ROWS.filter(pk=pk, course=held, brought_at__isnull=False).first()
    if found is None:
        refuse(by=account, what="moment", person=held.client_id)
    viewed("moment", found, account, found.client_id, at)
    return found


def moments_course_for_client(account: Account, *, at: datetime) -> Course:
    """The client's own newest course, once a therapist has offered to keep moments in it or in one
    before it."""
    course = course_for_client(account, at=at) if account.may(Permission.OWN_RECORD) else None
    if course is None or not ever_offered(course.client):
        refuse(by=account, what="moment", person=course.client_id if course else None)
    return course


def moments_for_client(account: Account, *, at: datetime) -> list[Moment]:
    """All that they wrote or brought, in every course of theirs, the newest first."""
    course = moments_course_for_client(account, at=at)
    rows = opened(ROWS.filter(client=course.client_id).order_by("-made_at"))
    for moment in rows:
        viewed("moment", moment, account, moment.client_id, at)
    return rows


def has_moments_here(account: Account, *, at: datetime) -> bool:
    """Whether the page of their moments opens. Nothing of it is shown, so nothing is recorded."""
    course = course_for_client(account, at=at)
    return course is not None and ever_offered(course.client)


def moment_for_client(account: Account, pk: UUID, *, at: datetime) -> Moment:
    """The client's own, whoever wrote it down."""
    found = ROWS.filter(pk=pk).first()
    if not (
        found
        and account.may(Permission.OWN_RECORD)
        and found.client.account_id == account.pk
        and reads_here(found.client_id, at=at)
    ):
        refuse(by=account, what="moment", person=found.client_id if found else None)
    viewed("moment", found, account, found.client_id, at)
    return found


def moment_is_gone(account: Account, pk: UUID) -> bool:
    """Whether a client asks for one that no longer is: what they typed for it is not lost then."""
    return account.may(Permission.OWN_RECORD) and not Moment.objects.filter(pk=pk).exists()


def _read(account: Account, course: Course, rows: list[Moment], at: datetime) -> list[Moment]:
    if not holds(account, course):
        refuse(by=account, what="moment", person=course.client_id)
    for moment in rows:
        viewed("moment", moment, account, moment.client_id, at)
    return rows
