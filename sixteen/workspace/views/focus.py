"""The focus, written beside its drawing."""

import uuid
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.care.actions import foci
from sixteen.care.models import Course, Focus
from sixteen.care.refusals import NotAllowed, Stale
from sixteen.domain import focus as domain
from sixteen.people.access import permitted
from sixteen.people.forms import sent_over
from sixteen.people.permissions import Permission
from sixteen.workspace.focus_page import page_of, words_of
from sixteen.workspace.forms.shared import FocusForm, focus_as_typed
from sixteen.workspace.moments_page import gathered

ASIDE, BACK = "aside-", "bring-back"


@permitted(Permission.CASELOAD)
def focus(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Write a version. After one was shared a change begins the next."""
    now = timezone.now()
    course = access.course_for_therapist(request.user, pk, at=now)
    newest = care.newest_focus(course)
    kept = words_of(newest) if newest else None
    initial = focus_as_typed(kept) | {"revision": newest.revision if newest else 0}
    form = FocusForm(request.POST or None, initial=initial)
    elsewhere = ""
    if request.method == "POST" and form.is_valid():
        try:
            saved = _save(request, course, form, kept, now)
        except Stale as stale:
            elsewhere = domain.text_equivalent(words_of(stale.row))
            form = FocusForm(sent_over(request.POST, revision=stale.row.revision))
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            _checks(request, saved, now)
            messages.success(request, "Saved.")
            return redirect(reverse("workspace:focus", args=[pk]) + "#drawn")
    found = gathered(request.user, course, now)
    rows = [(agreed, own, found.get(agreed.name, [])) for agreed, own in form.pairs()]
    context: dict[str, Any] = {"form": form, "rows": rows, "elsewhere": elsewhere}
    return render(request, "workspace/focus.html", page_of(course, newest) | context)


def _save(request: HttpRequest, course: Course, form: FocusForm, kept: Any, now: datetime) -> Focus:
    return foci.save_focus(
        course=course,
        parts=form.focus(kept).to_dict(),
        revision=form.cleaned_data["revision"] or 0,
        by=request.user,
        at=now,
    )


def _checks(request: HttpRequest, saved: Focus, now: datetime) -> None:
    """A check put away, or all of them brought back: what was typed beside it is saved already."""
    action = request.POST.get("action", "save")
    if action.startswith(ASIDE):
        keys = [*saved.put_aside, action.removeprefix(ASIDE)[:60]]
    elif action == BACK:
        keys = []
    else:
        return
    foci.put_checks_aside(focus=saved, keys=keys, by=request.user, at=now)
