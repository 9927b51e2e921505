"""Answers beside those of the last time, for many requests in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import DateTimeField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from sixteen.questionnaires.models import Request, Response
from sixteen.questionnaires.queries import NO_TIME_YET, finished_before
from sixteen.vault.rows import opened

Answers = dict[str, int | None]
# What it takes to open the answers of a form.
OPENED = ("client_id", "revision", "request_id", "answers")


@dataclass(frozen=True)
class Beside:
    """now: what was answered to this request so far. before: the last time it was finished."""

    now: Answers = field(default_factory=dict)
    before: Answers = field(default_factory=dict)


def answers_beside(requests: Iterable[Request]) -> dict[UUID, Beside]:
    """By request. Those that nobody has begun are in it too, with nothing for now.

    The requests come with their sessions. Two queries, however many they are, and of each request
    no more than the two forms that are compared.
    """
    asked = list(requests)
    rows = Request.objects.filter(pk__in=[each.pk for each in asked])
    before = dict(rows.values_list("pk", Subquery(_earlier())))
    wanted = Q(request__in=asked) | Q(pk__in=[pk for pk in before.values() if pk])
    kept = opened(Response.objects.filter(wanted).only(*OPENED))
    by_pk = {each.pk: each for each in kept}
    by_request = {each.request_id: each for each in kept}
    return {
        each.pk: Beside(_said(by_request.get(each.pk)), _said(by_pk.get(before.get(each.pk))))
        for each in asked
    }


def _earlier() -> QuerySet[Response, Any]:
    """The form that was finished last before the session of a request."""
    at = Coalesce(
        OuterRef("session__appointment__starts_at"),
        OuterRef("response__finished_at"),
        Value(NO_TIME_YET, DateTimeField()),
    )
    course, measure = OuterRef("course"), OuterRef("measure")
    found = finished_before(
        course=course, measure=measure, at=at, number=OuterRef("session__number")
    )
    return found.reverse().values("pk")[:1]


def _said(response: Response | None) -> Answers:
    return dict(response.open("answers") or {}) if response else {}
