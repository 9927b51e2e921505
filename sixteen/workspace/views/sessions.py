"""One session: today's answers, the note, and whether and when it takes place."""

import uuid
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.care import access
from sixteen.journeys import attending
from sixteen.journeys import courses as journey
from sixteen.people.access import permitted
from sixteen.people.names import name_of
from sixteen.people.permissions import Permission
from sixteen.scheduling.refusals import NotOffered, SlotTaken
from sixteen.workspace.forms.consultation import MoveSessionForm, wall_of
from sixteen.workspace.moments_page import session_part
from sixteen.workspace.session_page import learning, note_part, page_of, where_today

caseload = permitted(Permission.CASELOAD)


@caseload
@require_safe
def session(request: HttpRequest, pk: uuid.UUID, number: int) -> HttpResponse:
    now = timezone.now()
    found = access.session_for_therapist(request.user, pk, number, at=now)
    context = page_of(found, now) | note_part(request.user, found, now) | learning(request.user)
    context["whereabouts"] = where_today(request.user, found, now)
    context |= session_part(request.user, found, now)
    context["adding"] = "add" in request.GET
    return render(request, "workspace/session.html", context)


@caseload
def happened(request: HttpRequest, pk: uuid.UUID, number: int) -> HttpResponse:
    """Say what became of a session: held, come to late, or missed."""
    now = timezone.now()
    found = access.session_for_therapist(request.user, pk, number, at=now)
    words = request.POST.get("happened")
    # Numbers move up where one is not counted: the same form sent twice is about one session.
    same = request.POST.get("form", str(found.pk)) == str(found.pk)
    can = same and found.state == "planned" and found.course.ended_at is None
    can = can and request.method == "POST"
    if can and words == "held":
        journey.hold_session(session=found, by=request.user, at=now)
        messages.success(request, f"Saved. Session {number} is marked as held.")
    elif can and words == "late":
        counted = attending.came_late(session=found, by=request.user, at=now)
        messages.success(request, f"Saved. {counted.words}")
    elif can and words == "missed":
        counted = attending.miss_session(session=found, by=request.user, at=now)
        messages.success(request, f"Saved. {counted.words}")
        found.refresh_from_db()
        return redirect("workspace:not_attended", pk=pk, number=found.number)
    elif request.method == "POST":
        messages.error(request, f"Nothing was changed: {found.called} is {found.state}.")
    return redirect("workspace:session", pk=pk, number=number)


@caseload
def move_session(request: HttpRequest, pk: uuid.UUID, number: int) -> HttpResponse:
    """Another time for this session, and its questionnaires with it, if they are not too old."""
    now = timezone.now()
    found = access.session_for_therapist(request.user, pk, number, at=now)
    appointment = found.appointment
    if found.state != "planned" or appointment is None:
        if request.method == "POST":
            messages.error(request, f"Nothing was moved: {found.called} is {found.state}.")
        return redirect("workspace:session", pk=pk, number=number)
    zone = appointment.zone
    form = MoveSessionForm(
        request.POST or None, initial=wall_of(appointment.starts_at, zone), zone=zone, at=now
    )
    if request.method == "POST" and form.is_valid():
        starts_at = form.cleaned_data["starts_at"]
        try:
            journey.move_session(session=found, starts_at=starts_at, by=request.user, at=now)
        except SlotTaken:
            form.add_error("time", "You, the room or the client have something else then.")
        except NotOffered:
            form.add_error("date", "You are on leave then. Choose another time.")
        else:
            messages.success(request, f"Saved. Session {number} is moved.")
            return redirect("workspace:session", pk=pk, number=number)
    context = {
        "course": found.course,
        "session": found,
        "name": name_of(found.course.client),
        "now_at": appointment.starts_at.astimezone(ZoneInfo(zone)),
        "form": form,
    }
    return render(request, "workspace/move_session.html", context)
