"""A record of a training that can be printed: cases, hours of supervision, ratings, deadlines."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.care.actions import training as actions
from sixteen.care.models import Course
from sixteen.domain.protocol import PROTOCOLS
from sixteen.ical.feed import initials
from sixteen.people.access import get_or_post, permitted
from sixteen.people.models import Account
from sixteen.people.names import name_of, names_of
from sixteen.people.permissions import Permission
from sixteen.workspace.course_page import phase_name
from sixteen.workspace.forms.training import DeadlineForm

caseload = permitted(Permission.CASELOAD)


@caseload
@get_or_post
def training_log(request: HttpRequest) -> HttpResponse:
    """Clients stand in it with their initials: it may be handed to whoever trains."""
    now = timezone.now()
    cases = access.training_cases(request.user, at=now)
    form = DeadlineForm(request.POST if request.method == "POST" else None, at=now)
    if form.is_valid():
        actions.add_deadline(**form.cleaned_data, by=request.user, at=now)
        messages.success(request, "Saved.")
        return redirect("workspace:training_log")
    context = {
        "form": form,
        "name": name_of(request.user),
        "cases": _cases(cases),
        "supervised": care.supervised(request.user),
        "ratings": _ratings(request.user, cases),
        "deadlines": [(row, row.open("words")) for row in care.deadlines_of(request.user)],
        "now": now,
    }
    status = 422 if form.errors else 200
    return render(request, "workspace/training_log.html", context, status=status)


def _cases(cases: list[Course]) -> list[dict[str, Any]]:
    names, held = names_of(course.client for course in cases), care.held_sessions(cases)
    return [
        {
            "course": course,
            "initials": initials(names[course.client_id]),
            "protocol": PROTOCOLS[course.protocol].name,
            "held": held.get(course.pk, 0),
        }
        for course in cases
    ]


def _ratings(therapist: Account, cases: list[Course]) -> list[dict[str, Any]]:
    """When which session was rated and by whom; what was said is between the two of them."""
    found = care.ratings_of_therapist(therapist)
    names = names_of(course.client for course in cases)
    raters = names_of(each.rater for each in found)
    return [
        {
            "at": each.made_at,
            "session": each.session.called.removeprefix("session "),
            "phase": phase_name(each.session.course, each.session.number),
            "initials": initials(names[each.client_id]) if each.client_id in names else "–",
            "rater": raters[each.rater_id],
        }
        for each in found
    ]


@caseload
@require_POST
def deadline_met(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    deadline = access.own_deadline(request.user, pk)
    actions.meet_deadline(deadline=deadline, by=request.user, at=timezone.now())
    messages.success(request, "Saved. That is done.")
    return redirect("workspace:training_log")
