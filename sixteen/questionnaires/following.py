"""Measures asked again after a course has ended, and what came back.

A request for a follow-up is a request like any other: answered the same way, and an answer about
safety raises the same alert. It counts for no session and for no outcome of the course.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.care.models import Course, FollowUp
from sixteen.domain.measures.catalogue import MEASURES
from sixteen.domain.measures.catalogue import measure as measure_of
from sixteen.domain.measures.definition import Number
from sixteen.outbox.actions import queue, withdraw
from sixteen.people.models import Account
from sixteen.questionnaires.links import make_link
from sixteen.questionnaires.models import Request, Response
from sixteen.vault.rows import opened

OPEN_AGAIN = "follow-up-open"
REMIND = "follow-up-reminder"
REMIND_AFTER = timedelta(days=7)


@dataclass(frozen=True)
class After:
    """What one follow-up asked and got, by measure. A measure that is not in scores gave none."""

    follow_up: FollowUp
    asked: tuple[str, ...]
    scores: dict[str, Number]
    answered: bool
    to_answer: tuple[Request, ...]


@transaction.atomic
def request_again(
    *, follow_up: FollowUp, measures: Iterable[str], by: Account | None, at: datetime
) -> list[Request]:
    """Ask for these measures when this follow-up opens, and say so then. Asked once, not twice."""
    asked = []
    for code in measures:
        request, new = Request.objects.get_or_create(
            follow_up=follow_up,
            measure=measure_of(code).code,
            defaults={
                "client_id": follow_up.client_id,
                "course_id": follow_up.course_id,
                "opens_at": follow_up.opens_at,
                "made_at": at,
            },
        )
        if not new and request.state == "void":
            request.state = "planned"
            request.save(update_fields=["state"])
            new = True
        if new:
            record("request-measure", by=by, at=at, thing=request, person=follow_up.client_id)
        asked.append(request)
    make_link(of=follow_up, revision=0, opens_at=follow_up.opens_at, at=at)
    for kind, after in ((OPEN_AGAIN, timedelta(0)), (REMIND, REMIND_AFTER)):
        queue(
            kind=kind,
            about=follow_up.pk,
            person=follow_up.client_id,
            due_at=follow_up.opens_at + after,
            expires_at=follow_up.closes_at,
            at=at,
        )
    return asked


def measures_of(course: Course) -> list[str]:
    """What was asked in this course, in the catalogue's order."""
    asked = set(Request.objects.filter(course=course).values_list("measure", flat=True))
    return [code for code in MEASURES if code in asked]


@transaction.atomic
def ask_no_more(*, follow_up: FollowUp, by: Account | None, at: datetime) -> int:
    """What nobody has begun is not asked any more; how many. What was begun stays as it is."""
    voided = Request.objects.filter(follow_up=follow_up, state="planned").update(state="void")
    withdraw(OPEN_AGAIN, REMIND, about=follow_up.pk, at=at)
    if voided:
        record("void-requests", by=by, at=at, thing=follow_up, person=follow_up.client_id)
    return voided


def told_enough(follow_up: UUID, *, at: datetime) -> None:
    """Nobody is told of what is all answered, or not asked any more."""
    if not Request.objects.filter(follow_up=follow_up, state__in=["planned", "begun"]).exists():
        withdraw(OPEN_AGAIN, REMIND, about=follow_up, at=at)


def asked_after(courses: Iterable[Course]) -> dict[UUID, list[After]]:
    """The follow-ups of each of these courses with their scores, the first one first."""
    courses = list(courses)
    requests: dict[UUID, list[Request]] = {}
    for request in Request.objects.filter(follow_up__course__in=courses):
        requests.setdefault(request.follow_up_id, []).append(request)
    rows = Response.objects.filter(
        request__follow_up__course__in=courses, finished_at__isnull=False
    )
    kept = {row.request_id: row.open("total") for row in opened(rows)}
    found: dict[UUID, list[After]] = {}
    for each in FollowUp.objects.filter(course__in=courses).order_by("opens_at"):
        found.setdefault(each.course_id, []).append(_after(each, requests.get(each.pk, []), kept))
    return found


def _after(follow_up: FollowUp, asked: list[Request], kept: dict[UUID, str | None]) -> After:
    scores = {
        request.measure: _number(total)
        for request in asked
        if (total := kept.get(request.pk)) is not None
    }
    return After(
        follow_up,
        tuple(code for code in MEASURES if code in {request.measure for request in asked}),
        scores,
        any(request.pk in kept for request in asked),
        tuple(request for request in asked if request.state in ("planned", "begun")),
    )


def _number(kept: str) -> Number:
    value = Decimal(kept)
    return int(value) if value == value.to_integral_value() else value
