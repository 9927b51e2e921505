"""The short aid: what was noticed in a course, what may help, and what was decided."""

import uuid
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.care import access
from sixteen.care.actions import notices
from sixteen.care.models import Course
from sixteen.care.refusals import NotAllowed
from sixteen.people.access import permitted
from sixteen.people.forms import sent_over
from sixteen.people.names import name_of
from sixteen.people.permissions import Permission
from sixteen.workspace.forms.noticing import DecideForm
from sixteen.workspace.noticing import Item, decisions_of, items_of, seen

CHANGED = (
    "Something came since you opened this page, or was decided meanwhile, so nothing was recorded. "
    "Read it above; what you wrote is still here."
)


@permitted(Permission.CASELOAD)
def noticing(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    now = timezone.now()
    course = access.course_for_therapist(request.user, pk, at=now)
    items = items_of(course)
    form = DecideForm(request.POST or None, initial={"seen": seen(items)})
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["seen"] != seen(items):
            form = DecideForm(sent_over(request.POST, seen=seen(items)))
            form.add_error(None, CHANGED)
        elif _decide(request, form, items, course, now):
            messages.success(request, "Saved. What you decided is on record.")
            return redirect("workspace:noticing", pk=pk)
    context = {
        "course": course,
        "name": name_of(course.client),
        "items": items,
        "decisions": decisions_of(course),
        "form": form,
        # Sent for what was decided already, so that it can be copied.
        "not_saved": request.method == "POST" and not items,
    }
    return render(request, "workspace/noticing.html", context)


def _decide(
    request: HttpRequest, form: DecideForm, items: list[Item], course: Course, now: datetime
) -> bool:
    if not items:
        return False
    try:
        notices.decide(
            course=course,
            said=[item.row for item in items if item.row],
            noticed=[item.found for item in items if item.found],
            steps=form.cleaned_data["steps"],
            words=form.cleaned_data["words"],
            by=request.user,
            at=now,
        )
    except NotAllowed as refused:
        form.add_error(None, str(refused))
        return False
    return True
