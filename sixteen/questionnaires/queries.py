"""What was asked and answered. Totals are what the measure gave when the form was finished."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from sixteen.care.models import Course, Session
from sixteen.domain.measures.catalogue import MEASURES, with_text
from sixteen.domain.measures.definition import Number
from sixteen.people.models import Account, Client
from sixteen.questionnaires.models import Request, Response
from sixteen.vault.person_keys import person_keys

# What it takes to open a total and to say where it belongs: the answers stay where they are.
OF_A_SCORE = (
    *("pk", "client_id", "revision", "total", "finished_at"),
    *("request__course_id", "request__measure", "request__session__number"),
)

# In the order in which they took place: one that is not counted has no place in the numbers.
TOOK_PLACE = Coalesce("request__session__appointment__starts_at", "finished_at")
# When a session takes place that has no time yet.
NO_TIME_YET = datetime(9999, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class ScoreAt:
    """One finished measure. total: None where the measure gives none (a missing answer)."""

    number: int
    total: Number | None
    finished_at: datetime


def takes_answers(request: Request, *, at: datetime) -> bool:
    """Whether what a client sends now is kept."""
    asked = request.state in ("planned", "begun") and request.measure in with_text()
    return asked and request.opens_at <= at


def open_requests(client: Client, *, at: datetime) -> list[Request]:
    """What this client can answer now, the nearest session first."""
    rows = Request.objects.filter(
        client=client, measure__in=with_text(), state__in=["planned", "begun"], opens_at__lte=at
    ).exclude(session__state__in=["cancelled"])
    # A session that lost its time is asked about when it has one again.
    rows = rows.exclude(state="planned", session__isnull=False, session__appointment=None)
    rows = rows.exclude(follow_up__closes_at__lte=at)
    rows = rows.select_related("session__appointment", "course", "follow_up")
    return sorted(rows, key=lambda request: (*when_asked(request), place_of(request.measure)))


def when_asked(request: Request) -> tuple[bool, datetime, int]:
    """The order of a course: its sessions in time, then its follow-ups."""
    if request.session is not None:
        there = request.session.appointment
        return False, there.starts_at if there else NO_TIME_YET, request.session.number
    assert request.follow_up is not None  # exactly one of the two, as the database keeps it
    return True, NO_TIME_YET, request.follow_up.months


def opening_between(therapist: Account, start: datetime, end: datetime) -> list[Request]:
    """What opens between two instants for clients of this therapist, one a person."""
    rows = Request.objects.filter(
        course__therapist=therapist, state="planned", opens_at__gte=start, opens_at__lt=end
    )
    found: dict[UUID, Request] = {}
    for row in rows.select_related("client").order_by("opens_at"):
        found.setdefault(row.client_id, row)
    return list(found.values())


def place_of(code: str) -> int:
    """Where in the catalogue a measure stands: in that order people are asked."""
    return list(MEASURES).index(code) if code in MEASURES else len(MEASURES)


def response_of(request: Request) -> Response | None:
    """As it is kept now; None where nobody has begun."""
    return Response.objects.filter(request=request).first()


def answers_of(request: Request) -> dict[str, int | None]:
    """Answers by item; None was passed over, absent was not reached. Empty when nothing is kept."""
    response = response_of(request)
    return dict(response.open("answers") or {}) if response else {}


def answers_last_and_first(
    request: Request,
) -> tuple[dict[str, int | None], dict[str, int | None]]:
    """Answers to the same measure, the last and the first time that it was finished before this
    session. Two times the same where there was one; empty where there was none."""
    there, own = request.session.appointment, Response.objects.filter(request=request).first()
    at = there.starts_at if there else (own and own.finished_at) or NO_TIME_YET
    number = request.session.number
    rows = finished_before(course=request.course_id, measure=request.measure, at=at, number=number)
    ends = (rows.last(), rows.first())
    last, first = (dict(each.open("answers") or {}) if each else {} for each in ends)
    return last, first


def finished_before(*, course: Any, measure: Any, at: Any, number: Any) -> QuerySet[Response]:
    """Forms of this measure that were finished for sessions before the one at this time with this
    number, in their order. All four may be of an outer query.

    One that fell out at the same time, and is not counted, was before it.
    """
    rows = Response.objects.filter(
        request__course=course,
        request__measure=measure,
        request__session__isnull=False,
        finished_at__isnull=False,
    ).annotate(took_place=TOOK_PLACE)
    earlier = Q(took_place__lt=at) | Q(took_place=at, request__session__number__gt=number)
    return rows.filter(earlier).order_by("took_place", "finished_at")


def measures_of(course: Course) -> list[str]:
    """What is asked in this course, in the catalogue's order."""
    asked = Request.objects.filter(course=course).values_list("measure", flat=True)
    return sorted(set(asked), key=place_of)


def requests_of(session: Session) -> list[Request]:
    return requests_of_sessions([session]).get(session.pk, [])


def requests_of_sessions(sessions: Iterable[Session]) -> dict[UUID, list[Request]]:
    """What is asked before each of these sessions, in the catalogue's order, in one query."""
    found: dict[UUID, list[Request]] = {}
    rows = Request.objects.filter(session__in=list(sessions)).exclude(state="void")
    for request in rows.select_related("session__appointment", "response"):
        found.setdefault(request.session_id, []).append(request)
    for asked in found.values():
        asked.sort(key=lambda request: place_of(request.measure))
    return found


def scores_by_session(course: Course) -> dict[str, list[ScoreAt]]:
    """Every finished measure of a course, by measure and in the order in which they took place."""
    return scores_of([course]).get(course.pk, {})


@dataclass(frozen=True)
class _Kept:
    """A finished measure as it is kept: its total is opened where somebody looks at it."""

    course: UUID
    measure: str
    number: int
    finished_at: datetime
    sealed: bytes | None
    of: tuple[UUID, UUID, int]

    def opened(self, key: bytes) -> ScoreAt:
        row, client, revision = self.of
        total = Response.opened_with(
            key, self.sealed, field="total", owner=client, pk=row, revision=revision
        )
        return ScoreAt(self.number, None if total is None else _number(total), self.finished_at)


def _kept_of(courses: Iterable[Course]) -> dict[UUID, dict[str, list[_Kept]]]:
    """By course and measure. Those whose keys were destroyed are there as well."""
    # What is asked after the end is no part of the course: neither its last score nor an outcome.
    rows = Response.objects.filter(
        request__course__in=list(courses),
        request__session__isnull=False,
        finished_at__isnull=False,
    )
    rows = rows.order_by(TOOK_PLACE, "finished_at").values_list(*OF_A_SCORE)
    found: dict[UUID, dict[str, list[_Kept]]] = {}
    for row, client, revision, sealed, finished, course, measure, number in rows:
        kept = _Kept(course, measure, number, finished, sealed, (row, client, revision))
        found.setdefault(course, {}).setdefault(measure, []).append(kept)
    return found


def _opened(
    kept: dict[UUID, dict[str, list[_Kept]]],
) -> dict[UUID, dict[str, list[ScoreAt]]]:
    keys = person_keys(
        each.of[1] for measures in kept.values() for rows in measures.values() for each in rows
    )
    found: dict[UUID, dict[str, list[ScoreAt]]] = {}
    for course, measures in kept.items():
        for code, rows in measures.items():
            scores = [each.opened(keys[each.of[1]]) for each in rows if each.of[1] in keys]
            if scores:
                found.setdefault(course, {})[code] = scores
    return found


def scores_of(courses: Iterable[Course]) -> dict[UUID, dict[str, list[ScoreAt]]]:
    """Every finished measure of many courses, by course and measure, in the order of time."""
    return _opened(_kept_of(courses))


def totals_of(
    course: Course, scores: dict[str, list[ScoreAt]] | None = None
) -> dict[str, dict[int, Number | None]]:
    """Totals by measure and session number, for every measure that was ever asked; those of a
    measure in the order in which they took place.

    scores: those of the course, where they were read already.
    """
    asked = (
        Request.objects.filter(course=course, session__isnull=False)
        .values_list("measure", flat=True)
        .distinct()
    )
    totals: dict[str, dict[int, Number | None]] = {code: {} for code in asked}
    for code, each in (scores_by_session(course) if scores is None else scores).items():
        totals[code] = {score.number: score.total for score in each}
    return totals


def first_and_last_scores(course: Course) -> dict[str, tuple[ScoreAt, ScoreAt]]:
    """First and last complete score of each measure; the same one twice where there is only one."""
    return first_and_last_scores_of([course]).get(course.pk, {})


def first_and_last_scores_of(
    courses: Iterable[Course],
) -> dict[UUID, dict[str, tuple[ScoreAt, ScoreAt]]]:
    """The same of many courses at once, by course."""
    ends: dict[UUID, dict[str, list[_Kept]]] = {}
    for course, measures in _kept_of(courses).items():
        for code, rows in measures.items():
            # Without a total nothing is sealed: only the two that are wanted are opened.
            if whole := [each for each in rows if each.sealed is not None]:
                ends.setdefault(course, {})[code] = [whole[0], whole[-1]]
    return {
        course: {code: (first, last) for code, (first, last) in measures.items()}
        for course, measures in _opened(ends).items()
    }


def _number(kept: str) -> Number:
    value = Decimal(kept)
    return int(value) if value == value.to_integral_value() else value


def follow_ups_answered() -> set[UUID]:
    """Follow-ups to which anything complete came back."""
    rows = Response.objects.filter(request__follow_up__isnull=False, finished_at__isnull=False)
    return set(rows.values_list("request__follow_up_id", flat=True))
