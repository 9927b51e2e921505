"""Courses and their sessions."""

from datetime import datetime
from uuid import UUID

from sixteen.care.access.knowing import holds, supervises, viewed
from sixteen.care.access.portal import reads_here
from sixteen.care.models import Course, Session
from sixteen.people.access import refuse
from sixteen.people.models import Account
from sixteen.people.permissions import Permission

COURSES = Course.objects.select_related("client", "therapist", "deputy", "series", "enquiry")


def course_for_therapist(account: Account, pk: UUID, *, at: datetime) -> Course:
    """For its therapist and their deputy, who may write."""
    found = COURSES.filter(pk=pk).first()
    if not (found and holds(account, found)):
        refuse(by=account, what="course", person=found.client_id if found else None)
    viewed("course", found, account, found.client_id, at)
    return found


def course_for_reader(account: Account, pk: UUID, *, at: datetime) -> Course:
    """For its therapist, their deputy and a supervisor linked to the therapist."""
    found = COURSES.filter(pk=pk).first()
    if not (found and (holds(account, found) or supervises(account, found, at))):
        refuse(by=account, what="course", person=found.client_id if found else None)
    viewed("course", found, account, found.client_id, at)
    return found


def course_for_client(account: Account, *, at: datetime) -> Course | None:
    """The client's own newest course, running or ended; None for somebody who waits, and once the
    time of reading after its end is over."""
    found = COURSES.filter(client__account=account).order_by("-made_at").first()
    return found if found and reads_here(found.client_id, at=at) else None


def earlier_courses_for_client(account: Account, *, at: datetime) -> list[Course]:
    """The client's own before their newest one, the last of them first."""
    newest = course_for_client(account, at=at)
    if newest is None:
        return []
    return list(COURSES.filter(client=newest.client).exclude(pk=newest.pk).order_by("-made_at"))


def earlier_course_for_client(account: Account, pk: UUID, *, at: datetime) -> Course:
    """One of these."""
    rows = earlier_courses_for_client(account, at=at) if account.may(Permission.OWN_RECORD) else []
    found = next((each for each in rows if each.pk == pk), None)
    if found is None:
        other = Course.objects.filter(pk=pk).first()
        refuse(by=account, what="course", person=other.client_id if other else None)
    viewed("course", found, account, found.client_id, at)
    return found


def session_for_therapist(account: Account, pk: UUID, number: int, *, at: datetime) -> Session:
    """Session `number` of the course `pk`, for its therapist and their deputy."""
    return _session(course_for_therapist(account, pk, at=at), number, account)


def session_for_reader(account: Account, pk: UUID, number: int, *, at: datetime) -> Session:
    """Session `number` of the course `pk`, also for a linked supervisor."""
    return _session(course_for_reader(account, pk, at=at), number, account)


def _session(course: Course, number: int, account: Account) -> Session:
    sessions = course.sessions.select_related("appointment__room__site", "appointment__kind")
    found = sessions.filter(number=number).first()
    if found is None:
        refuse(by=account, what="session", person=course.client_id)
    found.course = course
    return found
