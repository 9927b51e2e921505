"""The note of a session: draft, signature, and what is added after it."""

import uuid
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.care import access
from sixteen.care.actions import notes
from sixteen.care.models import Session
from sixteen.care.refusals import Stale
from sixteen.people.access import permitted
from sixteen.people.models import Account
from sixteen.people.permissions import Permission
from sixteen.workspace.forms.session import NoteForm
from sixteen.workspace.session_page import note_part, page_of, shown


@permitted(Permission.CASELOAD)
def note(request: HttpRequest, pk: uuid.UUID, number: int) -> HttpResponse:
    """Keep a draft, or sign. What was typed comes back whenever it could not be kept."""
    now = timezone.now()
    session = access.session_for_therapist(request.user, pk, number, at=now)
    if request.method != "POST":
        return redirect("workspace:session", pk=pk, number=number)
    signing = request.POST.get("action") == "sign"
    form = NoteForm(request.POST, signing=signing)
    part = note_part(request.user, session, now)
    if form.is_valid():
        try:
            _keep(request.user, session, form, part, signing, now)
        except Stale as stale:
            part["kept"] = shown(stale.row)
            form = _over(request, stale.row)
        else:
            words = "Saved and signed." if signing else "Saved as a draft."
            messages.success(request, words)
            return redirect("workspace:session", pk=pk, number=number)
    context = page_of(session, now) | part | {"form": form}
    return render(request, "workspace/session.html", context)


def _keep(
    account: Account,
    session: Session,
    form: NoteForm,
    part: dict[str, Any],
    signing: bool,
    now: datetime,
) -> None:
    text, safety = form.cleaned_data["text"], form.safety()
    notes.save_note(
        session=session,
        text=text,
        safety=safety,
        revision=form.cleaned_data["revision"] or 0,
        sign=signing,
        by=account,
        at=now,
    )


def _over(request: HttpRequest, kept: Any) -> NoteForm:
    """The same words as typed, ready to be saved over what is kept now."""
    typed = request.POST.copy()
    typed["revision"] = str(kept.revision)
    return NoteForm(typed)
