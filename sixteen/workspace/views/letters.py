"""The goodbye letter: draft, shared, answered by the client, final."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.care.actions import letters
from sixteen.care.refusals import NotAllowed, Stale
from sixteen.people.access import permitted
from sixteen.people.forms import sent_over
from sixteen.people.permissions import Permission
from sixteen.workspace.forms.shared import LetterForm
from sixteen.workspace.naming import name_of
from sixteen.workspace.seen import was_seen

DONE = {
    "share": "Saved. The client can read the letter now.",
    "finish": "Saved. The letter is in its last form.",
}


@permitted(Permission.CASELOAD)
def letter(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    now = timezone.now()
    course = access.course_for_therapist(request.user, pk, at=now)
    newest = care.newest_letter(course)
    action = request.POST.get("action", "save")
    if request.method == "POST" and newest and action in ("share", "finish"):
        return _step(request, newest, action)
    kept = (newest.open("text") or "") if newest else ""
    initial = {"text": kept, "revision": newest.revision if newest else 0}
    form = LetterForm(request.POST or None, initial=initial)
    elsewhere = ""
    if request.method == "POST" and form.is_valid():
        try:
            letters.save_letter(
                course=course,
                text=form.cleaned_data["text"],
                revision=form.cleaned_data["revision"] or 0,
                by=request.user,
                at=now,
            )
        except Stale as stale:
            elsewhere = stale.row.open("text") or ""
            form = LetterForm(sent_over(request.POST, revision=stale.row.revision))
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Saved.")
            return redirect("workspace:letter", pk=pk)
    context = {
        "course": course,
        "name": name_of(course.client),
        "letter": newest,
        "text": kept,
        "answer": (newest.open("answer") or "") if newest else "",
        "form": form,
        "elsewhere": elsewhere,
    }
    return render(request, "workspace/letter.html", context)


def _step(request: HttpRequest, newest: Any, action: str) -> HttpResponse:
    step = letters.share_letter if action == "share" else letters.finish_letter
    if not was_seen(request, newest):
        return redirect("workspace:letter", pk=newest.course_id)
    try:
        step(letter=newest, by=request.user, at=timezone.now())
    except NotAllowed as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, DONE[action])
    return redirect("workspace:letter", pk=newest.course_id)
