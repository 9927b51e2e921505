"""The goodbye letter: draft, shared, answered by the client, final; or read aloud, or declined."""

import uuid
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.care.actions import letters
from sixteen.care.models import Course, Letter
from sixteen.care.refusals import NotAllowed, Stale
from sixteen.paper.goodbye import goodbye_sheet
from sixteen.people.access import permitted
from sixteen.people.forms import sent_over
from sixteen.people.names import name_of
from sixteen.people.permissions import Permission
from sixteen.workspace.autosave import answer_to, is_autosave
from sixteen.workspace.forms.shared import DeclineForm, LetterForm
from sixteen.workspace.letter_material import material_of
from sixteen.workspace.seen import was_seen

STEPS = {
    "share": (letters.share_letter, "Saved. The client can read the letter now."),
    "finish": (letters.finish_letter, "Saved. The letter is in its last form."),
    "aloud": (letters.read_aloud, "Saved. It was read aloud, and is not shared here."),
}
NO_LETTER = "That there is to be no letter."


@permitted(Permission.CASELOAD)
def letter(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    now = timezone.now()
    course = access.course_for_therapist(request.user, pk, at=now)
    newest = care.newest_letter(course)
    if request.method == "POST" and newest and request.POST.get("action", "") in STEPS:
        return _step(request, newest, request.POST["action"])
    kept = (newest.open("text") or "") if newest else ""
    initial = {"text": kept, "revision": newest.revision if newest else 0}
    form = LetterForm(request.POST or None, initial=initial)
    elsewhere = ""
    if is_autosave(request):
        return answer_to(
            form, lambda: _save(request, course, form, now, next_version=False), at=now
        )
    if request.method == "POST" and form.is_valid():
        try:
            _save(request, course, form, now)
        except Stale as stale:
            elsewhere = stale.row.open("text") or NO_LETTER
            form = LetterForm(sent_over(request.POST, revision=stale.row.revision))
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Saved.")
            return redirect("workspace:letter", pk=pk)
    page = _page(course, newest, form, elsewhere)
    moments = access.moments_for_therapist(request.user, course, at=now)
    page["material"] = material_of(course, moments)
    return render(request, "workspace/letter.html", page)


def _save(
    request: HttpRequest,
    course: Course,
    form: LetterForm,
    now: datetime,
    *,
    next_version: bool = True,
) -> Letter:
    typed = form.cleaned_data
    return letters.save_letter(
        course=course,
        text=typed["text"],
        revision=typed["revision"] or 0,
        next_version=next_version,
        by=request.user,
        at=now,
    )


def _page(
    course: Course, newest: Letter | None, form: LetterForm, elsewhere: str
) -> dict[str, Any]:
    return {
        "course": course,
        "name": name_of(course.client),
        "letter": newest,
        "answer": (newest.open("answer") or "") if newest else "",
        "why": (newest.open("why") or "") if newest else "",
        "versions": care.letter_versions(course),
        "sheet": goodbye_sheet(newest) if newest and newest.state == "final" else None,
        "form": form,
        "elsewhere": elsewhere,
    }


def _step(request: HttpRequest, newest: Letter, action: str) -> HttpResponse:
    step, done = STEPS[action]
    if not was_seen(request, newest):
        return redirect("workspace:letter", pk=newest.course_id)
    try:
        step(letter=newest, by=request.user, at=timezone.now())
    except NotAllowed as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, done)
    return redirect("workspace:letter", pk=newest.course_id)


@permitted(Permission.CASELOAD)
def decline(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """There will be no goodbye letter. Either of them may say so, and a letter may follow still."""
    now = timezone.now()
    course = access.course_for_therapist(request.user, pk, at=now)
    newest = care.newest_letter(course)
    form = DeclineForm(request.POST or None, initial={"revision": newest.revision if newest else 0})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            letters.decline_letter(
                course=course,
                declined_by=said["declined_by"],
                why=said["why"],
                revision=said["revision"] or 0,
                by=request.user,
                at=now,
            )
        except Stale as stale:
            form = DeclineForm(sent_over(request.POST, revision=stale.row.revision))
            form.add_error(None, "The letter was changed in another window. Look at it first.")
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Saved. There is no goodbye letter, and that is all right.")
            return redirect("workspace:letter", pk=pk)
    context = {"course": course, "name": name_of(course.client), "form": form, "letter": newest}
    return render(request, "workspace/letter_decline.html", context)
