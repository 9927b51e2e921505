"""A course is paused, goes on, or gets more sessions."""

import uuid
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.care import access
from sixteen.care.models import Course
from sixteen.care.queries.dates import review_day
from sixteen.care.refusals import NotAllowed
from sixteen.domain.protocol import PROTOCOLS
from sixteen.journeys import pausing as journey
from sixteen.people.access import permitted
from sixteen.people.names import name_of
from sixteen.people.permissions import Permission
from sixteen.workspace.forms.changes import LengthenForm, PauseForm, ResumeForm

caseload = permitted(Permission.CASELOAD)


def _course(request: HttpRequest, pk: uuid.UUID, now: datetime) -> Course | None:
    """The course, or None where it has ended: there is nothing to fill in any more.

    A form that was sent all the same goes on: the action refuses it, and what was typed stays.
    """
    found = access.course_for_therapist(request.user, pk, at=now)
    return found if found.ended_at is None or request.method == "POST" else None


@caseload
def pause_course(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """No sessions until a day. Paused already: until another day."""
    now = timezone.now()
    course = _course(request, pk, now)
    if course is None:
        return redirect("workspace:course", pk=pk)
    form = PauseForm(request.POST or None, initial={"until": review_day(course)}, at=now)
    if request.method == "POST" and form.is_valid():
        try:
            gone = journey.pause_course(
                course=course,
                reason=form.cleaned_data["reason"],
                until=form.cleaned_data["until"],
                by=request.user,
                at=now,
            )
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            times = "1 time was" if len(gone) == 1 else f"{len(gone) or 'No'} times were"
            messages.success(request, f"Saved. The course is paused; {times} let go.")
            return redirect("workspace:course", pk=pk)
    context = {"course": course, "name": name_of(course.client), "form": form}
    return render(request, "workspace/pause_course.html", context)


@caseload
def resume_course(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """The course goes on; what has no time is booked in the free weeks at the usual hour."""
    now = timezone.now()
    course = _course(request, pk, now)
    if course is None or course.state != "paused":
        if request.method == "POST":
            messages.error(request, "Nothing was changed: this course is not paused.")
        return redirect("workspace:course", pk=pk)
    until = review_day(course)
    form = ResumeForm(
        request.POST or None, initial={"first_day": max(until or now.date(), now.date())}, at=now
    )
    if request.method == "POST" and form.is_valid():
        try:
            placed = journey.resume_course(
                course=course, first_day=form.cleaned_data["first_day"], by=request.user, at=now
            )
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"Saved. The course goes on. {_said(placed)}")
            return redirect("workspace:course", pk=pk)
    context = {"course": course, "name": name_of(course.client), "form": form, "until": until}
    return render(request, "workspace/resume_course.html", context)


@caseload
def lengthen_course(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """More sessions than were agreed, with a reason; another therapy where that is settled."""
    now = timezone.now()
    course = _course(request, pk, now)
    if course is None or course.planned_sessions is None:
        return redirect("workspace:course", pk=pk)
    form = LengthenForm(
        request.POST or None,
        initial={"protocol": course.protocol},
        protocol=course.protocol,
        planned=course.planned_sessions,
    )
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        given = {name: typed[name] for name in ("protocol", "planned_sessions", "reason")}
        try:
            placed = journey.lengthen_course(course=course, **given, by=request.user, at=now)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"Saved. {_said(placed)}")
            return redirect("workspace:course", pk=pk)
    context = {
        "course": course,
        "name": name_of(course.client),
        "form": form,
        "protocol": PROTOCOLS[course.protocol],
    }
    return render(request, "workspace/lengthen_course.html", context)


def _said(placed: journey.Placed) -> str:
    booked, left = len(placed.placed), len(placed.to_arrange)
    words = f"{booked or 'No'} session{'' if booked == 1 else 's'} booked at the usual hour."
    if left:
        words += f" {left} still need{'s' if left == 1 else ''} a time."
    return words
