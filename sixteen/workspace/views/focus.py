"""The focus: written here, read by the client from the day it is shared."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.care.actions import foci
from sixteen.care.refusals import NotAllowed, Stale
from sixteen.domain.focus import Focus, problems, text_equivalent
from sixteen.people.access import permitted
from sixteen.people.forms import sent_over
from sixteen.people.permissions import Permission
from sixteen.workspace.forms.shared import FocusForm, focus_as_typed
from sixteen.workspace.naming import name_of
from sixteen.workspace.seen import was_seen

DONE = {
    "share": "Saved. The client can read the focus now.",
    "finish": "Saved. The focus is in its last form.",
}


@permitted(Permission.CASELOAD)
def focus(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Write, share, finish. After it is final a change begins a new version."""
    now = timezone.now()
    course = access.course_for_therapist(request.user, pk, at=now)
    newest = care.newest_focus(course)
    kept = Focus.from_dict(newest.open("parts") or {}) if newest else None
    action = request.POST.get("action", "save")
    if request.method == "POST" and action in ("share", "finish") and newest:
        return _step(request, newest, action)
    initial = focus_as_typed(kept) | {"revision": newest.revision if newest else 0}
    form = FocusForm(request.POST or None, initial=initial)
    elsewhere = None
    if request.method == "POST" and form.is_valid():
        try:
            foci.save_focus(
                course=course,
                parts=form.focus(kept).to_dict(),
                revision=form.cleaned_data["revision"] or 0,
                by=request.user,
                at=now,
            )
        except Stale as stale:
            elsewhere = Focus.from_dict(stale.row.open("parts") or {})
            form = FocusForm(sent_over(request.POST, revision=stale.row.revision))
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Saved.")
            return redirect("workspace:focus", pk=pk)
    context = {
        "course": course,
        "name": name_of(course.client),
        "focus": newest,
        "form": form,
        "elsewhere": text_equivalent(elsewhere) if elsewhere else "",
    }
    return render(request, "workspace/focus.html", context | _shown(kept))


def _shown(kept: Focus | None) -> dict[str, Any]:
    return {
        "parts": kept or Focus(),
        "in_words": text_equivalent(kept) if kept else "",
        "problems": problems(kept) if kept else [],
    }


def _step(request: HttpRequest, newest: Any, action: str) -> HttpResponse:
    """Share or finish what is kept. What is not enough to share is said on the page."""
    now = timezone.now()
    step = foci.share_focus if action == "share" else foci.finish_focus
    if not was_seen(request, newest):
        return redirect("workspace:focus", pk=newest.course_id)
    try:
        step(focus=newest, by=request.user, at=now)
    except NotAllowed as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, DONE[action])
    return redirect("workspace:focus", pk=newest.course_id)
