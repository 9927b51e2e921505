"""Messages between sessions: read, answered, or read and left to the session."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.care.actions import between as actions
from sixteen.care.between import shown
from sixteen.care.between_form import MessageForm
from sixteen.care.models import Course
from sixteen.care.refusals import NotAllowed
from sixteen.people.access import get_or_post, permitted
from sixteen.people.names import name_of
from sixteen.people.permissions import Permission


@permitted(Permission.CASELOAD)
@get_or_post
def between(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    now = timezone.now()
    course = access.messages_for_therapist(request.user, pk, at=now)
    if request.method == "POST" and request.POST.get("action") == "read":
        return _read(request, course)
    rows = shown(course)
    before = sum(row.message.by_client for row in rows)
    initial = {"mark": uuid.uuid4(), "shown": before}
    form = MessageForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.write_to_client(
                course=course,
                pk=form.pk,
                text=form.cleaned_data["text"],
                shown=form.cleaned_data["shown"] or 0,
                by=request.user,
                at=now,
            )
            messages.success(request, "Sent. They are told that there is something new.")
            return redirect("workspace:messages", pk=pk)
        except NotAllowed as refused:
            form.add_error("text", str(refused))
    context = {
        "course": course,
        "name": name_of(course.client),
        "form": form,
        "is_on": care.messages_are_on(course),
        "rows": rows,
        "before": before,
        "waits": any(row.message.by_client and not row.message.seen_at for row in rows),
        "now": now,
    }
    return render(request, "workspace/messages.html", context)


def _read(request: HttpRequest, course: Course) -> HttpResponse:
    """What stood on the page is read. A message that came since then still waits."""
    before = request.POST.get("shown", "")
    number = int(before) if before.isdecimal() and len(before) < 6 else 0
    actions.say_read(course=course, shown=number, by=request.user, at=timezone.now())
    return redirect("workspace:messages", pk=course.pk)
