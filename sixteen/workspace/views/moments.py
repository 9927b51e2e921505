"""Moments: agreed to, brought, written down in a session, and gathered under the focus."""

import uuid
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.care.actions import moments as actions
from sixteen.care.models import Moment
from sixteen.care.refusals import NotAllowed, Stale
from sixteen.domain.focus import PARTS
from sixteen.people.access import permitted
from sixteen.people.forms import sent_over
from sixteen.people.names import name_of
from sixteen.people.permissions import Permission
from sixteen.workspace.forms.moments import PlaceMomentForm, ToldMomentForm
from sixteen.workspace.moments_page import shown

caseload = permitted(Permission.CASELOAD)
STEPS = {
    "offer": (actions.offer_moments, "Saved. The client is asked on their pages."),
    "agreed": (actions.agree_to_moments, "Saved. Moments can be kept now."),
    "stop": (actions.stop_moments, "Saved. No moment can be written any more."),
}


@caseload
def moments(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Whether they are kept in this course, and all that were brought."""
    now = timezone.now()
    course = access.course_for_therapist(request.user, pk, at=now)
    if request.method == "POST":
        step, said = STEPS.get(request.POST.get("action", ""), (None, ""))
        try:
            if step is not None:
                step(course=course, by=request.user, at=now)
                messages.success(request, said)
        except NotAllowed as refused:
            messages.error(request, str(refused))
        return redirect("workspace:moments", pk=pk)
    brought = access.moments_for_therapist(request.user, course, at=now)
    by_part = care.by_part(brought)
    context = {
        "course": course,
        "name": name_of(course.client),
        "agreed": care.moments_agreed(course),
        "placed": [
            (PARTS[code], [shown(moment) for moment in found]) for code, found in by_part.items()
        ],
        "loose": [shown(moment) for moment in brought if not moment.open("speaks_to")],
    }
    return render(request, "workspace/moments.html", context)


@caseload
def write_moment(request: HttpRequest, pk: uuid.UUID, number: int) -> HttpResponse:
    """Written down as it was told in this session, in the client's words."""
    now = timezone.now()
    session = access.session_for_therapist(request.user, pk, number, at=now)
    form = ToldMomentForm(request.POST or None, initial={"mark": uuid.uuid4()})
    if request.method == "POST" and form.is_valid():
        try:
            actions.write_moment_in_session(
                session=session,
                pk=form.pk,
                words=form.words,
                speaks_to=form.cleaned_data["speaks_to"],
                by=request.user,
                at=now,
            )
        except Stale:
            form.add_error(None, "This was saved already, with other words. Open the page again.")
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Saved. The moment stands with this session.")
            return redirect("workspace:session", pk=pk, number=number)
    context = {"course": session.course, "session": session, "form": form}
    context["name"] = name_of(session.course.client)
    return render(request, "workspace/write_moment.html", context)


@caseload
def moment(request: HttpRequest, pk: uuid.UUID, moment: uuid.UUID) -> HttpResponse:
    """Say which parts of the focus it speaks to; change the words that one wrote down oneself."""
    now = timezone.now()
    found = access.moment_for_therapist(request.user, pk, moment, at=now)
    is_mine = found.written_by_id == request.user.pk
    form, elsewhere = _form(request.POST or None, found, is_mine), None
    if request.method == "POST" and form.is_valid():
        try:
            _keep(request, form, found, is_mine, now)
        except Stale as stale:
            elsewhere = shown(stale.row)
            form = _form(sent_over(request.POST, revision=stale.row.revision), found, is_mine)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Saved.")
            return redirect("workspace:moments", pk=pk)
    context = {"course": found.course, "form": form, "shown": shown(found), "is_mine": is_mine}
    context |= {"name": name_of(found.course.client), "elsewhere": elsewhere}
    return render(request, "workspace/moment.html", context)


def _form(sent: Any, found: Moment, is_mine: bool) -> Any:
    initial = {"speaks_to": found.open("speaks_to") or [], "revision": found.revision}
    if is_mine:
        return ToldMomentForm(sent, initial=(found.open("words") or {}) | initial)
    return PlaceMomentForm(sent, initial=initial)


def _keep(request: HttpRequest, form: Any, found: Moment, is_mine: bool, now: datetime) -> None:
    actions.place_moment(
        moment=found,
        speaks_to=form.cleaned_data["speaks_to"],
        words=form.words if is_mine else None,
        revision=form.cleaned_data["revision"] or 0,
        by=request.user,
        at=now,
    )
