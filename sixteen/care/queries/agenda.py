"""What the agenda of supervision is made of, for many courses in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Min, Q

from sixteen.care.models import (
    Alert,
    Course,
    MeetingPlace,
    PromptDismissal,
    Session,
    SupervisionMeeting,
    SupervisionPoint,
    SupervisionQuestion,
)
from sixteen.care.queries.first import first
from sixteen.people.models import Account
from sixteen.vault.rows import SealedRow, opened

SHOWN = 20


@dataclass
class OfACourse:
    """points: newest meeting first. question: the one that is open. coming: number of a session."""

    alerts: list[Alert] = field(default_factory=list)
    points: list[SupervisionPoint] = field(default_factory=list)
    put_aside: list[PromptDismissal] = field(default_factory=list)
    question: SupervisionQuestion | None = None
    coming: int | None = None

    @property
    def talked(self) -> datetime | None:
        return max((point.meeting.held_at for point in self.points), default=None)

    @property
    def open_points(self) -> list[SupervisionPoint]:
        """What was agreed and is not done, oldest first."""
        return [p for p in reversed(self.points) if p.done_at is None and p.agreed is not None]


def agenda_of_courses(courses: Iterable[Course]) -> dict[UUID, OfACourse]:
    """What was kept of each of these courses for supervision; every sealed row is ready to open."""
    wanted = list(courses)
    found = {course.pk: OfACourse() for course in wanted}
    by_client = {course.client_id: course.pk for course in wanted}
    for alert in Alert.objects.filter(client__in=by_client):
        found[by_client[alert.client_id]].alerts.append(alert)
    points = SupervisionPoint.objects.filter(course__in=found).select_related("meeting")
    questions = SupervisionQuestion.objects.filter(course__in=found, closed_at=None)
    rows: list[SealedRow] = [
        *points.order_by("-meeting__held_at"),
        *questions,
        *PromptDismissal.objects.filter(course__in=found).order_by("at"),
    ]
    for row in opened(rows):
        of = found[row.course_id]  # type: ignore[attr-defined]
        if isinstance(row, SupervisionPoint):
            of.points.append(row)
        elif isinstance(row, SupervisionQuestion):
            of.question = row
        elif isinstance(row, PromptDismissal):
            of.put_aside.append(row)
    planned = Session.objects.filter(course__in=found, state="planned")
    for pk, number in planned.values_list("course").annotate(Min("number")):
        found[pk].coming = number
    return found


def meetings_held_by(supervisor: Account) -> list[SupervisionMeeting]:
    """The last meetings this supervisor held, the newest first, with who was there."""
    return _meetings(Q(supervisor=supervisor))


def meetings_with(therapist: Account) -> list[SupervisionMeeting]:
    """The last meetings this therapist was at, the newest first."""
    there = MeetingPlace.objects.filter(therapist=therapist).values("meeting")
    return _meetings(Q(pk__in=there))


def _meetings(which: Q) -> list[SupervisionMeeting]:
    rows = SupervisionMeeting.objects.filter(which).select_related("supervisor")
    return list(rows.prefetch_related("places__therapist").order_by("-held_at")[:SHOWN])


def point_of(meeting: SupervisionMeeting, course: Course) -> SupervisionPoint | None:
    """What was agreed about this course in this meeting."""
    return first(opened(meeting.points.filter(course=course)))


def points_of(course: Course) -> list[SupervisionPoint]:
    """Every talk about this course, the newest first."""
    rows = course.supervision_points.select_related("meeting")
    return opened(rows.order_by("-meeting__held_at"))


def open_question(course: Course) -> SupervisionQuestion | None:
    """What the therapist wants to ask next time."""
    return first(opened(course.supervision_questions.filter(closed_at=None)))
