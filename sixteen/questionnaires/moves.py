"""Answers beside those of the last time, for many requests in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q

from sixteen.questionnaires.models import Request, Response
from sixteen.vault.rows import opened

Answers = dict[str, int | None]


@dataclass(frozen=True)
class Beside:
    """now: what was answered to this request so far. before: the last time it was finished."""

    now: Answers = field(default_factory=dict)
    before: Answers = field(default_factory=dict)


def answers_beside(requests: Iterable[Request]) -> dict[UUID, Beside]:
    """By request. Those that nobody has begun are in it too, with nothing for now.

    The requests come with their sessions. Two queries, however many they are.
    """
    asked = list(requests)
    rows = Response.objects.filter(request__course__in={each.course_id for each in asked})
    rows = rows.filter(Q(finished_at__isnull=False) | Q(request__in=asked))
    kept = opened(rows.select_related("request__session").order_by("request__session__number"))
    return {each.pk: Beside(_answers(each, kept), _before(each, kept)) for each in asked}


def _answers(request: Request, kept: list[Response]) -> Answers:
    found = next((each for each in kept if each.request_id == request.pk), None)
    return dict(found.open("answers") or {}) if found else {}


def _before(request: Request, kept: list[Response]) -> Answers:
    earlier = [
        each
        for each in kept
        if each.finished_at is not None
        and each.request.course_id == request.course_id
        and each.request.measure == request.measure
        and each.request.session.number < request.session.number
    ]
    return dict(earlier[-1].open("answers") or {}) if earlier else {}
