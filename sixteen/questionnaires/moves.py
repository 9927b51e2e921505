"""Answers beside those of the last time, for many requests in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from sixteen.questionnaires.models import Request, Response
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
    found = Response.objects.filter(
        request__course=OuterRef("course"),
        request__measure=OuterRef("measure"),
        request__session__number__lt=OuterRef("session__number"),
        finished_at__isnull=False,
    )
    return found.order_by("-request__session__number").values("pk")[:1]


def _said(response: Response | None) -> Answers:
    return dict(response.open("answers") or {}) if response else {}
