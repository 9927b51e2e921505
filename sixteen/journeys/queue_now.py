"""How the queue of this service stands: who waits, how many join, which places there are.

Counts and weeks only; nobody's name is in it, and nothing about anybody is worked out.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.care.models import Course, Session
from sixteen.domain.matching_words import EVENING
from sixteen.domain.protocol import PROTOCOLS
from sixteen.intake.models import Consultation, Enquiry
from sixteen.intake.queries import waiting_enquiries
from sixteen.intake.wishes import Said, said_by_each
from sixteen.people.models import Account, Therapist
from sixteen.scheduling.models import WorkingHours

WEEK = timedelta(days=7)
LOOKED_BACK, ENDED_BACK = 26, 104  # weeks
ENOUGH = 5
# Where too few courses have ended: a session a week, with about eight weeks of breaks in a year.
PACE = 52 / 44
UNTIL_RECORDED = 1.0  # a course past its last agreed session is taken to end within a week


@dataclass(frozen=True)
class QueueNow:
    """joining: people a week who were found suitable, over the last half year. waiting: weeks
    waited and whether only the evening is possible, the longest first. running: weeks left, and
    whether in the evening. lengths: weeks that courses took, or would take as agreed (measured is
    False). usual: places that one therapist has, in the middle."""

    joining: float
    waiting: tuple[tuple[float, bool], ...]
    day_places: int
    evening_places: int
    running: tuple[tuple[float, bool], ...]
    lengths: tuple[float, ...]
    measured: bool
    usual: int


@transaction.atomic
def queue_now(*, by: Account | None, at: datetime) -> QueueNow:
    """Looking is audited."""
    record("view-queue", by=by, at=at)
    waiting = waiting_enquiries()
    said = said_by_each(waiting)
    since = at - LOOKED_BACK * WEEK
    joined = Consultation.objects.filter(decision="suitable", recorded_at__gt=since)
    courses = list(Course.objects.filter(ended_at=None).select_related("series"))
    lengths, measured, pace = _lengths(at)
    day, evening, usual = _places(at, courses)
    return QueueNow(
        joining=joined.filter(recorded_at__lte=at).count() / LOOKED_BACK,
        waiting=tuple(_waits(each, said, at) for each in waiting),
        day_places=day,
        evening_places=evening,
        running=tuple(_running(courses, pace)),
        lengths=lengths,
        measured=measured,
        usual=usual,
    )


def _waits(enquiry: Enquiry, said: dict[UUID, Said], at: datetime) -> tuple[float, bool]:
    windows = said[enquiry.pk].windows if enquiry.pk in said else ()
    only = bool(windows) and all(window.starts >= EVENING for window in windows)
    return (at - enquiry.made_at) / WEEK, only


def _lengths(at: datetime) -> tuple[tuple[float, ...], bool, float]:
    """Weeks of the courses that ended in two years, whether they are enough to go by, and weeks a
    session."""
    ended = Course.objects.filter(ended_at__gt=at - ENDED_BACK * WEEK, ended_at__lte=at)
    weeks, sessions = [], 0
    for course in ended:
        held = course.sessions.filter(state="held", appointment__isnull=False)
        days = list(held.values_list("appointment__starts_at", flat=True))
        if len(days) > 1:
            weeks.append((max(days) - min(days)) / WEEK + 1)
            sessions += len(days)
    if len(weeks) >= ENOUGH:
        return tuple(weeks), True, sum(weeks) / sessions
    usual = PROTOCOLS["DIT"].sessions or 1
    return (usual * PACE,), False, PACE


def _running(courses: list[Course], pace: float) -> list[tuple[float, bool]]:
    planned = Session.objects.filter(course__in=courses, state="planned")
    left: dict[UUID, int] = {}
    for pk in planned.values_list("course_id", flat=True):
        left[pk] = left.get(pk, 0) + 1
    return [(left.get(c.pk, 0) * pace or UNTIL_RECORDED, _in_the_evening(c)) for c in courses]


def _in_the_evening(course: Course) -> bool:
    return course.series is not None and course.series.local_time >= EVENING


def _places(at: datetime, courses: list[Course]) -> tuple[int, int, int]:
    """Day and evening places, and how many one therapist has in the middle. Whoever has not said
    how many they hold has as many as courses now. Which of them are in the evening goes by hours.
    """
    day = evening = 0
    each_has = []
    for therapist in Therapist.objects.filter(account__is_active=True):
        own = [course for course in courses if course.therapist_id == therapist.pk]
        places = len(own) if therapist.places is None else therapist.places
        if not places:
            continue
        share = _evening_share(therapist.pk, at)
        late = min(places, max(sum(map(_in_the_evening, own)), round(places * share)))
        day, evening = day + places - late, evening + late
        each_has.append(places)
    middle = sorted(each_has)[len(each_has) // 2] if each_has else 1
    return day, evening, middle


def _evening_share(therapist: UUID, at: datetime) -> float:
    """How much of a therapist's week lies after 17:00."""
    whole = late = 0.0
    for each in WorkingHours.objects.filter(therapist_id=therapist):
        today = at.astimezone(ZoneInfo(each.zone)).date()
        if each.valid_from <= today and (each.valid_until is None or each.valid_until >= today):
            whole += _hours(each.starts, each.ends)
            late += _hours(max(each.starts, EVENING), each.ends)
    return late / whole if whole else 0.0


def _hours(begin: time, end: time) -> float:
    return max(0.0, end.hour - begin.hour + (end.minute - begin.minute) / 60)
