"""A therapist's own process notes: apart from the record. Nobody else reads them while they work
here; once they have left, whoever decides about a client's copy does."""

import uuid
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.care import access
from sixteen.care.actions import process_notes as actions
from sixteen.care.models import Session
from sixteen.care.refusals import NotAllowed, Stale
from sixteen.people.access import permitted
from sixteen.people.forms import sent_over
from sixteen.people.names import name_of
from sixteen.people.permissions import Permission
from sixteen.workspace.autosave import answer_to, is_autosave
from sixteen.workspace.forms.process_note import DeleteProcessNotesForm, ProcessNoteForm

caseload = permitted(Permission.CASELOAD)


@caseload
def process_note(request: HttpRequest, pk: uuid.UUID, number: int) -> HttpResponse:
    now = timezone.now()
    session = access.session_for_therapist(request.user, pk, number, at=now)
    kept = access.process_note_for(request.user, session, at=now)
    text, revision = (kept.open("text") or "", kept.revision) if kept else ("", 0)
    form = ProcessNoteForm(request.POST or None, initial={"text": text, "revision": revision})
    elsewhere = ""
    if is_autosave(request):
        return answer_to(form, lambda: _save(request, session, form, now), at=now)
    if request.method == "POST" and form.is_valid():
        try:
            _save(request, session, form, now)
        except Stale as stale:
            elsewhere = stale.row.open("text") or ""
            form = ProcessNoteForm(sent_over(request.POST, revision=stale.row.revision))
        else:
            messages.success(request, "Saved. Only you can read this while you work here.")
            return redirect("workspace:process_note", pk=pk, number=number)
    context = {
        "course": session.course,
        "session": session,
        "name": name_of(session.course.client),
        "form": form,
        "elsewhere": elsewhere,
    }
    return render(request, "workspace/process_note.html", context)


def _save(request: HttpRequest, session: Session, form: ProcessNoteForm, now: datetime) -> Any:
    typed = form.cleaned_data
    revision = typed["revision"] or 0
    return actions.save_process_note(
        session=session, text=typed["text"], revision=revision, by=request.user, at=now
    )


@caseload
def process_notes(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """One's own of a whole course, with the offer to delete them once it has ended."""
    now = timezone.now()
    course = access.course_with_process_notes(request.user, pk, at=now)
    form = DeleteProcessNotesForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.delete_process_notes(course=course, by=request.user, at=now)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Deleted. That they were deleted is written down.")
            return redirect("workspace:courses")
    notes = access.process_notes_of(request.user, course, at=now)
    context = {
        "course": course,
        "name": name_of(course.client),
        "form": form,
        "notes": [(note.session.called, note.open("text") or "") for note in notes],
    }
    return render(request, "workspace/process_notes.html", context)
