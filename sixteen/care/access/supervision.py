"""Supervision: links, meetings, what was agreed. Each therapist reads of their own courses only."""

from datetime import datetime
from uuid import UUID

from sixteen.audit.recording import record, record_each
from sixteen.care.access.courses import COURSES
from sixteen.care.access.knowing import holds, supervises, viewed
from sixteen.care.models import Course, Supervision, SupervisionMeeting, SupervisionPoint
from sixteen.care.models.supervision import in_force
from sixteen.care.queries import courses_of, supervised_courses
from sixteen.people.access import refuse
from sixteen.people.models import Account
from sixteen.people.permissions import Permission


def supervision_link(account: Account, pk: UUID) -> Supervision:
    """For the service lead, who makes links and ends them."""
    found = Supervision.objects.filter(pk=pk).first()
    if found is None or not account.may(Permission.SERVICE):
        refuse(by=account, what="supervision")
    return found


def agenda_for_supervisor(
    account: Account, *, at: datetime, meeting: SupervisionMeeting | None = None
) -> list[Course]:
    """Running courses of the therapists whose link holds now; with a meeting, of who was there."""
    if not account.may(Permission.SUPERVISION):
        refuse(by=account, what="supervision")
    courses = supervised_courses(account, at=at)
    if meeting is not None:
        there = {place.therapist_id for place in meeting.places.all()}
        courses = [course for course in courses if course.therapist_id in there]
    return _seen(courses, account, at)


def agenda_for_therapist(account: Account, *, at: datetime) -> list[Course]:
    """One's own running courses and those one is the deputy of."""
    if not account.may(Permission.CASELOAD):
        refuse(by=account, what="supervision")
    return _seen([each for each in courses_of(account) if each.ended_at is None], account, at)


def meeting_for_supervisor(account: Account, pk: UUID) -> SupervisionMeeting:
    """For the supervisor who held it."""
    rows = SupervisionMeeting.objects.prefetch_related("places__therapist")
    found = rows.filter(pk=pk, supervisor=account).first()
    if found is None or not account.may(Permission.SUPERVISION):
        refuse(by=account, what="supervision")
    return found


def case_of_meeting(
    account: Account, meeting: SupervisionMeeting, pk: UUID, *, at: datetime
) -> Course:
    """A course of a therapist who was at this meeting, while the link with them holds."""
    found = COURSES.filter(pk=pk).first()
    if not (
        found
        and meeting.supervisor_id == account.pk
        and any(place.therapist_id == found.therapist_id for place in meeting.places.all())
        and supervises(account, found, at)
    ):
        refuse(by=account, what="course", person=found.client_id if found else None)
    viewed("course", found, account, found.client_id, at)
    return found


def point_to_finish(account: Account, pk: UUID, *, at: datetime) -> SupervisionPoint:
    """For the therapist of the course, their deputy, and a supervisor whose link holds."""
    found = SupervisionPoint.objects.select_related("course").filter(pk=pk).first()
    if not (found and (holds(account, found.course) or supervises(account, found.course, at))):
        refuse(by=account, what="supervision", person=found.client_id if found else None)
    return found


def therapists_of(account: Account, *, at: datetime) -> list[Account]:
    """With whom this supervisor is linked now."""
    links = Supervision.objects.filter(in_force(at), supervisor=account)
    found = {link.therapist_id: link.therapist for link in links.select_related("therapist")}
    return list(found.values()) if account.may(Permission.SUPERVISION) else []


def therapist_for_supervisor(account: Account, pk: UUID, *, at: datetime) -> Account:
    """One therapist whose link with this supervisor holds now, for the figures of their courses."""
    found = next((each for each in therapists_of(account, at=at) if each.pk == pk), None)
    if found is None:
        refuse(by=account, what="supervision")
    record("view-supervisee", by=account, at=at, thing=found)
    return found


def _seen(courses: list[Course], account: Account, at: datetime) -> list[Course]:
    """Every course of which something is shown stands in the audit, in one statement."""
    record_each("view-agenda", by=account, at=at, people=[each.client_id for each in courses])
    return courses
