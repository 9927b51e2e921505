"""What both settle about the focus: that it was spoken of, a copy, an answer, that it is agreed."""

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
from sixteen.people.access import permitted
from sixteen.people.forms import sent_over
from sixteen.people.permissions import Permission
from sixteen.workspace.focus_page import page_of, spoken_choices
from sixteen.workspace.forms.focus import SettleFocusForm, ShareFocusForm
from sixteen.workspace.seen import was_seen

SHARED = {
    "asked": "Saved. The client is asked on their pages whether they want a copy.",
    "yes": "Saved. The client can read the focus on their pages now.",
    "no": "Saved. No copy is on the client’s pages.",
}


@permitted(Permission.CASELOAD)
def share_focus(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Spoken first: in which session, and whether the client wants a copy."""
    now = timezone.now()
    course = access.course_for_therapist(request.user, pk, at=now)
    newest = care.newest_focus(course)
    if newest is None or newest.state != "draft":
        return redirect("workspace:focus", pk=pk)
    sessions = spoken_choices(course, now)
    form = ShareFocusForm(
        request.POST or None, sessions=sessions, initial={"revision": newest.revision}
    )
    if request.method == "POST" and not was_seen(request, newest):
        return redirect("workspace:share_focus", pk=pk)
    if request.method == "POST" and form.is_valid():
        copy = form.cleaned_data["copy"]
        spoken_in = course.sessions.get(number=form.cleaned_data["spoken_in"])
        try:
            foci.share_focus(focus=newest, spoken_in=spoken_in, copy=copy, by=request.user, at=now)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, SHARED[copy])
            return redirect("workspace:focus", pk=pk)
    context: dict[str, Any] = {"form": form, "sessions": sessions}
    return render(request, "workspace/focus_share.html", page_of(course, newest) | context)


@permitted(Permission.CASELOAD)
def settle_focus(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """What the client makes of it, their copy, and whether both stand by the words."""
    now = timezone.now()
    course = access.course_for_therapist(request.user, pk, at=now)
    newest = care.newest_focus(course)
    if newest is None or newest.state == "draft":
        return redirect("workspace:focus", pk=pk)
    elsewhere, of = None, {"state": newest.state, "copy": newest.copy}
    kept = {"makes_of_it": newest.open("makes_of_it") or "", "copy": newest.copy}
    initial = kept | {"revision": newest.revision}
    form = SettleFocusForm(request.POST or None, initial=initial, **of)
    if request.method == "POST" and form.is_valid():
        try:
            foci.settle_focus(
                focus=newest,
                copy=form.cleaned_data["copy"],
                makes_of_it=form.cleaned_data["makes_of_it"],
                agreed=form.cleaned_data.get("agreed", False),
                revision=form.cleaned_data["revision"] or 0,
                by=request.user,
                at=now,
            )
        except Stale as stale:
            elsewhere = stale.row.open("makes_of_it") or "Nothing was kept there."
            again = sent_over(request.POST, revision=stale.row.revision)
            form = SettleFocusForm(again, **of)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Saved.")
            return redirect("workspace:focus", pk=pk)
    context: dict[str, Any] = {"form": form, "elsewhere": elsewhere}
    return render(request, "workspace/focus_settle.html", page_of(course, newest) | context)
