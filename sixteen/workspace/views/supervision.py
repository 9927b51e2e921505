"""What a supervisor reads: the agenda, courses of therapists they are linked with, signed notes."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.care.models import Course
from sixteen.people.access import permitted
from sixteen.people.names import names_of
from sixteen.people.permissions import Permission
from sixteen.workspace import outside
from sixteen.workspace.agenda import Row, rows_of
from sixteen.workspace.session_page import all_shown
from sixteen.workspace.session_page import page_of as session_page
from sixteen.workspace.views.courses import page_of

supervising = permitted(Permission.SUPERVISION)


@supervising
@require_safe
def supervision(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    courses = access.agenda_for_supervisor(request.user, at=now)
    hide = care.therapists_read_by_initials(request.user, at=now)
    therapists = names_of(access.therapists_of(request.user, at=now))
    context = {
        "therapists": sorted(therapists.items(), key=lambda each: each[1].casefold()),
        "groups": grouped(rows_of(courses, at=now, hide=hide), courses),
        "outside": any(course.therapist_id in hide for course in courses),
    }
    return render(request, "workspace/supervision.html", context)


def grouped(rows: list[Row], courses: list[Course]) -> list[dict[str, Any]]:
    """The courses under their therapist's name: those that ask for time, and the others."""
    therapists = names_of(course.therapist for course in courses)
    return [
        {
            "therapist": name,
            "asking": [row for row in rows if row.course.therapist_id == pk and row.items],
            "quiet": [row for row in rows if row.course.therapist_id == pk and not row.items],
        }
        for pk, name in sorted(therapists.items(), key=lambda each: each[1])
    ]


@supervising
@require_safe
def supervised_course(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    now = timezone.now()
    course = access.course_for_reader(request.user, pk, at=now)
    page = page_of(
        course,
        now,
        address=lambda number: reverse("workspace:supervised_session", args=(pk, number)),
    )
    if access.reads_initials_only(request.user, course, at=now):
        page = outside.course_page(page, course)
        return render(request, "workspace/supervised_course.html", page)
    return render(request, "workspace/course.html", page | {"may_write": False})


@supervising
@require_safe
def supervised_session(request: HttpRequest, pk: uuid.UUID, number: int) -> HttpResponse:
    """One session to read: answers and signed notes."""
    now = timezone.now()
    session = access.session_for_reader(request.user, pk, number, at=now)
    notes = access.notes_for_reader(request.user, session, at=now)
    context = session_page(session, now)
    context["notes"] = all_shown((session, note) for note in notes if note.state == "signed")
    if access.reads_initials_only(request.user, session.course, at=now):
        context = outside.session_page(context, session.course)
    return render(request, "workspace/supervised_session.html", context)
