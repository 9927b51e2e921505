"""After the end of one course: what lasts beside what changed, asking again, and one meeting."""

import uuid
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.care import access
from sixteen.care.models import Course
from sixteen.care.refusals import NotAllowed
from sixteen.domain.measures.catalogue import measure as measure_of
from sixteen.domain.progress import change_words
from sixteen.journeys.follow_ups import book_meeting, plan_follow_ups, stop_follow_ups
from sixteen.people.access import permitted, refuse
from sixteen.people.names import name_of
from sixteen.people.permissions import Permission
from sixteen.people.queries import FOLLOW_UP, agrees_to
from sixteen.questionnaires.following import After, asked_after
from sixteen.questionnaires.queries import first_and_last_scores
from sixteen.scheduling.queries import rooms
from sixteen.scheduling.refusals import NotOffered, SlotTaken
from sixteen.workspace.forms.after import AskAgainForm, MeetingForm

caseload = permitted(Permission.CASELOAD)


@caseload
def after(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    now = timezone.now()
    course = access.course_for_therapist(request.user, pk, at=now)
    action = request.POST.get("action", "")
    if request.method == "POST" and action == "stop":
        stop_follow_ups(client=course.client, by=request.user, at=now)
        messages.success(request, "Saved. The client is not asked again.")
        return redirect("workspace:after", pk=pk)
    form = AskAgainForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            plan_follow_ups(course=course, by=request.user, at=now)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Saved. The client is asked again, as planned.")
            return redirect("workspace:after", pk=pk)
    return render(request, "workspace/after.html", _page(course, now) | {"form": form})


def _page(course: Course, now: datetime) -> dict[str, Any]:
    asked = asked_after([course]).get(course.pk, [])
    return {
        "course": course,
        "name": name_of(course.client),
        "asked": [(each, _stands(each, now)) for each in asked],
        "months": [each.follow_up.months for each in asked],
        "rows": _rows(course, asked),
        "may_stop": any(
            each.follow_up.state == "planned" and each.follow_up.closes_at > now for each in asked
        ),
        "agrees": agrees_to(course.client_id, FOLLOW_UP),
        "plan": settings.FOLLOW_UP_MONTHS,
    }


def _stands(each: After, now: datetime) -> str:
    """What became of one follow-up, in words."""
    follow_up = each.follow_up
    if each.answered:
        return "answered"
    if follow_up.state == "stopped":
        return "stopped, and not asked"
    if follow_up.opens_at > now:
        return "still to come"
    return "open now" if follow_up.closes_at > now else "not answered"


def _rows(course: Course, asked: list[After]) -> list[dict[str, Any]]:
    """By measure: first and last score of the course, and each follow-up. None: a gap."""
    scores = first_and_last_scores(course)
    codes = list(scores) + [c for each in asked for c in each.asked if c not in scores]
    rows = []
    for code in dict.fromkeys(codes):
        measure = measure_of(code)
        first, last = (each.total for each in scores[code]) if code in scores else (None, None)
        later = [each.scores.get(code) for each in asked]
        newest = next((score for score in reversed(later) if score is not None), None)
        rows.append(
            {
                "measure": measure,
                "first": first,
                "last": last,
                "later": later,
                "words": change_words(measure, first, newest) if newest is not None else "",
            }
        )
    return rows


@caseload
def meeting(request: HttpRequest, pk: uuid.UUID, follow_up: uuid.UUID) -> HttpResponse:
    """Book the one meeting of a follow-up."""
    now = timezone.now()
    course = access.course_for_therapist(request.user, pk, at=now)
    found = course.follow_ups.select_related("appointment").filter(pk=follow_up).first()
    if found is None:
        refuse(by=request.user, what="follow-up", person=course.client_id)
    form = MeetingForm(
        request.POST if request.method == "POST" else None,
        rooms=rooms(),
        zone=settings.ZONE,
        at=now,
    )
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("starts_at", "room", "format")}
        try:
            book_meeting(follow_up=found, by=request.user, at=now, **given)
        except (SlotTaken, NotOffered):
            form.add_error("time", "You, they or the room have something else then.")
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Saved. The meeting is booked.")
            return redirect("workspace:after", pk=pk)
    context = {"course": course, "name": name_of(course.client), "found": found, "form": form}
    return render(request, "workspace/after_meeting.html", context)
