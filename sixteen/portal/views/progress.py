"""My progress: scores drawn plainly, what they mean and do not, and the aims beside them."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.care.models import Course
from sixteen.care.queries.own_aims import modes_of
from sixteen.domain.counting import BESIDE, counted_number
from sixteen.domain.progress_words import words_for_a_client
from sixteen.domain.score_drawing import drawings, table
from sixteen.people.access import permitted
from sixteen.people.permissions import Permission
from sixteen.portal.aims import how_said
from sixteen.questionnaires.queries import totals_of


@permitted(Permission.OWN_RECORD)
@require_safe
def progress(request: HttpRequest) -> HttpResponse:
    client = getattr(request.user, "client", None)
    course = access.course_for_client(request.user, at=timezone.now()) if client else None
    context = _course(course) if course else {}
    return render(request, "portal/progress.html", {"course": course} | context)


@permitted(Permission.OWN_RECORD)
@require_safe
def earlier_progress(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Of a course before the newest one."""
    course = access.earlier_course_for_client(request.user, pk, at=timezone.now())
    context = {"course": course, "is_earlier": True} | _course(course)
    return render(request, "portal/progress.html", context)


def _course(course: Course) -> dict[str, Any]:
    totals = totals_of(course)
    counted = (n for each in totals.values() for n in each if n < BESIDE)
    length = course.planned_sessions or max(counted, default=1)
    drawn = drawings(totals, length)
    return {
        "drawn": [
            (each, words_for_a_client(each.measure, totals[each.measure.code])) for each in drawn
        ],
        "drawings": drawn,
        "score_rows": table(drawn),
        "length": length,
        "aims": _aims(course),
    }


def _aims(course: Course) -> list[tuple[str, list[tuple[int | None, int, str]]]]:
    """Each aim in the client's words, with its ratings by session, and where they said each. None
    for a session that is not counted."""
    rated, modes = care.ratings_of(course), modes_of(course)
    return [
        (
            aim.open("words") or "",
            [
                (counted_number(number), each[aim.pk], how_said(modes[number][aim.pk]))
                for number, each in rated.items()
                if aim.pk in each
            ],
        )
        for aim in care.aims_of(course)
    ]
