"""A therapist raises an alert by hand: somebody should look, and this is why."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.care import access
from sixteen.care.actions import alerts
from sixteen.care.cover import cover_of
from sixteen.people.access import permitted
from sixteen.people.names import name_of
from sixteen.people.permissions import Permission
from sixteen.workspace.forms.alert import RaiseAlertForm


@permitted(Permission.CASELOAD)
def raise_alert(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Before it is sent the page says who would look, and by when."""
    now = timezone.now()
    course = access.course_for_therapist(request.user, pk, at=now)
    form = RaiseAlertForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        raised = alerts.raise_by_hand(
            course=course, words=form.cleaned_data["words"], by=request.user, at=now
        )
        messages.success(request, "Saved. Somebody looks: who, and by when, stands here.")
        return redirect("workspace:alert", pk=raised.pk)
    cover = cover_of(course, at=now)
    context = {
        "course": course,
        "name": name_of(course.client),
        "form": form,
        "cover": cover,
        "reader": name_of(cover.reader),
        "is_me": cover.reader == request.user,
    }
    return render(request, "workspace/raise_alert.html", context)
