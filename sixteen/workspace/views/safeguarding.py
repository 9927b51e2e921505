"""A safeguarding concern: opened, read by the care team, added to."""

import uuid
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.care import access
from sixteen.care.actions.safeguarding import add_to_concern, open_concern
from sixteen.care.models import Course
from sixteen.care.refusals import Stale
from sixteen.people.access import permitted
from sixteen.people.names import name_of
from sixteen.people.permissions import Permission
from sixteen.workspace import record_page
from sixteen.workspace.forms.record import SafeguardingForm, as_typed

SAVED = "Saved. What was written before is kept."


@permitted(Permission.CASELOAD)
def new_concern(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    now = timezone.now()
    course = access.course_for_therapist(request.user, pk, at=now)
    form = SafeguardingForm(request.POST or None, initial={"seen": 0})
    if request.method == "POST" and form.is_valid():
        mark = form.cleaned_data["mark"]
        try:
            open_concern(course=course, mark=mark, said=form.said(), by=request.user, at=now)
        except Stale:
            # The same look at the form, sent again with other words: another concern, if meant so.
            form.sent_before(
                "This was sent from the same page before, and is kept. What stands here differs "
                "from it: send it once more to write down another concern."
            )
        else:
            messages.success(request, "Saved.")
            return redirect("workspace:concern", pk=pk, concern=mark)
    context = {"course": course, "name": name_of(course.client), "form": form}
    return render(request, "workspace/new_concern.html", context)


@permitted(Permission.CASELOAD, Permission.SUPERVISION)
def concern(request: HttpRequest, pk: uuid.UUID, concern: uuid.UUID) -> HttpResponse:
    """To read, for the care team; to add to, for the therapist and the deputy."""
    now = timezone.now()
    opened = access.course_for_therapist if request.method == "POST" else access.course_for_reader
    course = opened(request.user, pk, at=now)
    found = access.concern_for_reader(request.user, course, concern, at=now)
    history = record_page.history(found)
    newest = history[0]
    initial = as_typed(newest["said"]) | {"seen": newest["row"].number}
    form, elsewhere = SafeguardingForm(request.POST or None, initial=initial), False
    if request.method == "POST" and form.is_valid():
        try:
            add_to_concern(
                concern=found,
                said=form.said(),
                seen=form.cleaned_data["seen"] or 0,
                by=request.user,
                at=now,
            )
        except Stale as stale:
            form.changed_meanwhile(stale.row.number)
            elsewhere = True
        else:
            messages.success(request, SAVED)
            return redirect("workspace:concern", pk=pk, concern=concern)
    context = _page(request, course, found, now) | {"history": history, "form": form}
    return render(request, "workspace/concern.html", context | {"elsewhere": elsewhere})


def _page(request: HttpRequest, course: Course, found: Any, now: datetime) -> dict[str, Any]:
    return {
        "course": course,
        "concern": found,
        "name": name_of(course.client),
        "may_write": access.may_write_record(request.user, course),
        "adding": "add" in request.GET or request.method == "POST",
    }
