""" "I feel worse" and "this isn't working for me": one page, and an honest answer to it."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.care.actions.notices import NOT_WORKING, WORSE, concern_of, say
from sixteen.care.models import Course
from sixteen.care.sentence import sentence_before, sentence_of
from sixteen.people.access import permitted
from sixteen.people.models import Client
from sixteen.people.permissions import Permission
from sixteen.portal.forms import TellForm

own = permitted(Permission.OWN_RECORD)


@own
def tell(request: HttpRequest) -> HttpResponse:
    """The two, each with who hears of it and by when, and words if they want to. Help now stands
    above it."""
    now = timezone.now()
    client = _client(request)
    course = _open_course(request, now)
    form = TellForm(request.POST or None, in_a_course=course is not None)
    if request.method == "POST" and form.is_valid():
        what = form.cleaned_data["what"]
        say(
            client=client,
            course=course,
            what=what,
            words=form.cleaned_data["words"],
            by=request.user,
            at=now,
        )
        return redirect("portal:told_us" if what != NOT_WORKING else "portal:told_us_of_us")
    context = {"form": form, "course": course, **_next(course, now), **_plans(client)}
    worse = [concern_of(WORSE)]
    context["sentence"] = sentence_before(client=client, course=course, concerns=worse, at=now)
    return render(request, "portal/tell.html", context)


@own
@require_safe
def told_worse(request: HttpRequest) -> HttpResponse:
    """Who looks and by when, from the very alert."""
    client = _client(request)
    alert = care.open_alert_of(client)
    if alert is None:
        return redirect("portal:overview")
    context = {"sentence": sentence_of(alert, at=timezone.now()), **_plans(client)}
    return render(request, "portal/told_worse.html", context)


@own
@require_safe
def told_not_working(request: HttpRequest) -> HttpResponse:
    """Nobody is made to look by an hour: it is for the two to talk about, or for a call."""
    now = timezone.now()
    course = _open_course(request, now)
    if course is None:
        return redirect("portal:overview")
    context = _next(course, now) | _plans(course.client)
    return render(request, "portal/told_not_working.html", context)


def _plans(client: Client) -> dict[str, Any]:
    """What they wrote down together for just this is one tap away."""
    return {"plans": care.plans_of_client(client)}


def _next(course: Course | None, now: datetime) -> dict[str, Any]:
    coming = [
        session.appointment
        for session in (care.sessions_of(course) if course else ())
        if session.state == "planned"
        and session.appointment
        and session.appointment.state == "booked"
        and session.appointment.ends_at > now
    ]
    return {"appointment": min(coming, key=lambda each: each.starts_at, default=None)}


def _client(request: HttpRequest) -> Client:
    client = getattr(request.user, "client", None)
    if client is None:
        raise Http404
    return client


def _open_course(request: HttpRequest, now: datetime) -> Course | None:
    course = access.course_for_client(request.user, at=now)
    return course if course is not None and course.ended_at is None else None
