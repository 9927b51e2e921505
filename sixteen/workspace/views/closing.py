"""Closing a course: everything that is settled at its end, on one screen."""

import uuid
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.care.models import Course
from sixteen.domain import score_drawing as scores
from sixteen.domain.counting import session_called
from sixteen.domain.protocol import PROTOCOLS
from sixteen.journeys.closing import close_course
from sixteen.people.access import permitted
from sixteen.people.names import name_of
from sixteen.people.permissions import Permission
from sixteen.questionnaires import queries as questionnaires
from sixteen.workspace.forms.closing import CloseForm


@permitted(Permission.CASELOAD)
def end_course(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    now = timezone.now()
    found = access.course_for_therapist(request.user, pk, at=now)
    today = now.astimezone(ZoneInfo(settings.ZONE)).date()
    form = CloseForm(request.POST or None, today=today, initial={"portal_until": _usual(today)})
    ended = found.ended_at is not None
    if ended and (not form.is_bound or form["reason"].value() == found.open("reason")):
        return redirect("workspace:course", pk=pk)
    if not ended and request.method == "POST" and form.is_valid():
        closed = close_course(course=found, **form.settled, by=request.user, at=now)
        messages.success(request, "Saved. The course has ended.")
        if closed.letter is not None:
            messages.info(request, "The letter to the GP is begun: write it and sign it.")
            return redirect("workspace:service_letter", pk=closed.letter.pk)
        return redirect("workspace:course", pk=pk)
    return render(request, "workspace/end_course.html", _page(found, form) | {"not_saved": ended})


def _usual(today: date) -> date:
    return today + timedelta(days=settings.PORTAL_DAYS)


def _page(found: Course, form: CloseForm) -> dict[str, Any]:
    sessions = care.sessions_of(found)
    counted = [each.number for each in sessions if each.is_counted]
    length = max([found.planned_sessions or 0, *counted])
    return {
        "course": found,
        "protocol": PROTOCOLS[found.protocol],
        "name": name_of(found.client),
        "form": form,
        "planned": [session for session in sessions if session.state == "planned"],
        "held": sum(session.state == "held" for session in sessions),
        "drawings": scores.drawings(questionnaires.totals_of(found), length),
        "aim_rows": _aims(found),
        "letter": care.newest_letter(found),
        "recordings": care.recordings_kept(found),
        "alert": care.open_alert_of(found.client),
    }


def _aims(found: Course) -> list[tuple[str, list[tuple[str, int]]]]:
    """Each aim in words, with the first and the last rating by session."""
    rated = care.ratings_of(found).items()
    rows = []
    for aim in care.aims_of(found):
        given = [(session_called(n), said[aim.pk]) for n, said in rated if aim.pk in said]
        rows.append((aim.open("words") or "", given if len(given) < 2 else [given[0], given[-1]]))
    return rows
