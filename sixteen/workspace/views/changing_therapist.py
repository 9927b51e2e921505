"""A course goes to another therapist."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.care.refusals import NotAllowed
from sixteen.journeys.changing_therapist import Changed, change_therapist
from sixteen.people.access import permitted
from sixteen.people.names import name_of
from sixteen.people.permissions import Permission, Role
from sixteen.people.queries import accounts_with, therapist_names
from sixteen.workspace.forms.changes import TherapistForm


@permitted(Permission.CASELOAD)
def new_therapist(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Give the course away. Whoever does it no longer sees it, unless they are its deputy."""
    now = timezone.now()
    course = access.course_for_therapist(request.user, pk, at=now)
    if course.ended_at is not None and request.method != "POST":
        return redirect("workspace:course", pk=pk)
    known = {each.pk: each for each in accounts_with(Role.THERAPIST)}
    names = {pk: name for pk, name in therapist_names().items() if pk in known}
    names.pop(course.therapist_id, None)
    form = TherapistForm(request.POST or None, therapists=names)
    if request.method == "POST" and form.is_valid():
        to = known[uuid.UUID(form.cleaned_data["therapist"])]
        try:
            changed = change_therapist(
                course=course, to=to, reason=form.cleaned_data["reason"], by=request.user, at=now
            )
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _said(changed, names[to.pk]))
            still_mine = request.user.pk in (to.pk, changed.course.deputy_id)
            return (
                redirect("workspace:course", pk=pk) if still_mine else redirect("workspace:today")
            )
    unsigned = [
        session
        for session in care.unsigned_sessions(request.user, at=now)
        if session.course_id == course.pk
    ]
    context = {"course": course, "name": name_of(course.client), "form": form, "unsigned": unsigned}
    return render(request, "workspace/new_therapist.html", context)


def _said(changed: Changed, name: str) -> str:
    words = f"Saved. {name} goes on with this course."
    if changed.to_arrange:
        numbers = ", ".join(str(session.number) for session in changed.to_arrange)
        words += (
            f" They have something else at the time of session {numbers}: those times were let go, "
            "and they see that other times are needed."
        )
    return words
