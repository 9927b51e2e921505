"""A client's plans, written together: for their safety, and for a rough patch."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.care.actions import plans
from sixteen.care.refusals import Stale
from sixteen.domain.plans import IN_ADDRESSES, PLANS, said_in
from sixteen.people.access import permitted
from sixteen.people.forms import sent_over
from sixteen.people.names import name_of
from sixteen.people.permissions import Permission
from sixteen.workspace.forms.noticing import PlanForm


@permitted(Permission.CASELOAD)
def plan(request: HttpRequest, pk: uuid.UUID, slug: str) -> HttpResponse:
    """Each saving is a version with its day. The client reads the newest from then on."""
    now = timezone.now()
    if slug not in IN_ADDRESSES:
        raise Http404
    kind = PLANS[IN_ADDRESSES[slug]]
    course = access.course_for_therapist(request.user, pk, at=now)
    versions = care.versions_of_plan(course, kind.code)
    newest = versions[0] if versions else None
    parts = (newest.open("parts") or {}) if newest else {}
    initial = parts | {"version": newest.version if newest else 0}
    form, elsewhere = PlanForm(request.POST or None, kind=kind, initial=initial), None
    if request.method == "POST" and form.is_valid():
        try:
            plans.save_plan(
                course=course,
                kind=kind.code,
                parts=form.parts,
                version=form.cleaned_data["version"] or 0,
                by=request.user,
                at=now,
            )
        except Stale as stale:
            elsewhere = said_in(kind, stale.row.open("parts") or {})
            form = PlanForm(sent_over(request.POST, version=stale.row.version), kind=kind)
        else:
            messages.success(request, "Saved. They can read it on their own pages now.")
            return redirect("workspace:plan", pk=pk, slug=slug)
    context = {
        "course": course,
        "name": name_of(course.client),
        "kind": kind,
        "newest": newest,
        "parts": said_in(kind, parts),
        "before": [(each, said_in(kind, each.open("parts") or {})) for each in versions[1:]],
        "form": form,
        "elsewhere": elsewhere,
    }
    return render(request, "workspace/plan.html", context)
