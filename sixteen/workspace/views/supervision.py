"""What a supervisor reads: courses of the therapists they are linked with, and signed notes."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.ical.feed import initials
from sixteen.people.access import permitted
from sixteen.people.permissions import Permission
from sixteen.workspace import outside
from sixteen.workspace.naming import names_of
from sixteen.workspace.session_page import page_of as session_page
from sixteen.workspace.session_page import shown
from sixteen.workspace.views.courses import listed, page_of

supervising = permitted(Permission.SUPERVISION)


@supervising
@require_safe
def supervision(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    found = care.supervised_courses(request.user, at=now)
    therapists = names_of(course.therapist for course in found)
    groups: dict[uuid.UUID, list[object]] = {}
    by_initials = care.therapists_read_by_initials(request.user, at=now)
    for row in listed(found, now):
        if row["course"].therapist_id in by_initials:
            row["name"] = initials(row["name"])
        groups.setdefault(row["course"].therapist_id, []).append(row)
    context = {"groups": [(therapists[pk], rows) for pk, rows in groups.items()]}
    return render(request, "workspace/supervision.html", context)


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
    context["notes"] = [shown(note) for note in notes if note.state == "signed"]
    if access.reads_initials_only(request.user, session.course, at=now):
        context = outside.session_page(context, session.course)
    return render(request, "workspace/supervised_session.html", context)
