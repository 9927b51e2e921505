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
from sixteen.care.refusals import NotAllowed, Stale
from sixteen.people.access import permitted
from sixteen.people.forms import sent_over
from sixteen.people.permissions import Permission
from sixteen.workspace.autosave import answer_to, is_autosave
from sixteen.workspace.forms.note import NoteForm, new_page
from sixteen.workspace.moments_page import session_part
from sixteen.workspace.session_page import learning, note_part, page_of, shown, where_today


@permitted(Permission.CASELOAD)
def note(request: HttpRequest, pk: uuid.UUID, number: int) -> HttpResponse:
    """Keep a draft, or sign. What was typed comes back whenever it could not be kept."""
    now = timezone.now()
    session = access.session_for_therapist(request.user, pk, number, at=now)
    if request.method != "POST":
        return redirect("workspace:session", pk=pk, number=number)
    signing = request.POST.get("action") == "sign"
    form = NoteForm(request.POST, signing=signing)
    if is_autosave(request):
        return answer_to(form, lambda: _save(request, session, form, now), at=now)
    part = note_part(request.user, session, now)
    if form.is_valid():
        if _was_sent_before(form, part["notes"]):
            return redirect("workspace:session", pk=pk, number=number)
        if _keep(request, session, form, part, now):
            messages.success(request, "Saved and signed." if signing else "Saved as a draft.")
            return redirect("workspace:session", pk=pk, number=number)
        form = part.get("again", form)
    context = page_of(session, now) | part | learning(request.user) | {"form": form}
    context["whereabouts"] = where_today(request.user, session, now)
    context |= session_part(request.user, session, now)
    return render(request, "workspace/session.html", context)


def _save(request: HttpRequest, session: Session, form: NoteForm, now: datetime) -> Any:
    return notes.save_note(
        session=session,
        text=form.cleaned_data["text"],
        safety=form.safety(),
        structure=form.structure,
        carry=form.cleaned_data["carry"],
        revision=form.cleaned_data["revision"] or 0,
        window=form.of_window,
        sign=form.signing,
        by=request.user,
        at=now,
    )


def _was_sent_before(form: NoteForm, signed: list[dict[str, Any]]) -> bool:
    """Whether this is the form that made the newest signed note, sent once more."""
    if not signed or (form.cleaned_data["seen"] or 0) >= len(signed):
        return False
    newest = signed[-1]
    typed = form.cleaned_data["text"].splitlines()
    return (
        newest["text"].splitlines() == typed
        and newest["safety"] == form.safety()
        and newest["structure"] == form.structure
        and newest["carry"] == form.cleaned_data["carry"]
    )


def _keep(
    request: HttpRequest, session: Session, form: NoteForm, part: dict[str, Any], now: datetime
) -> bool:
    """Whether it was saved. If not, `part` gets what is kept now and the form to send again."""
    signed = part["notes"]
    if (form.cleaned_data["seen"] or 0) < len(signed):
        part["kept"] = signed[-1]
        # A draft of one's own stays what it was when this was typed: the next look compares it.
        revision = (form.cleaned_data["revision"] or 0) if part["draft"] else 0
        part["again"] = _over(request, revision=revision, seen=len(signed))
        return False
    try:
        _save(request, session, form, now)
    except Stale as stale:
        part["kept"] = shown(stale.row, session)
        revision = stale.row.revision if stale.row.state == "draft" else 0
        part["again"] = _over(request, revision=revision, seen=len(signed))
        return False
    except NotAllowed as refused:
        form.add_error(None, str(refused))
        return False
    return True


def _over(request: HttpRequest, *, revision: int, seen: int) -> NoteForm:
    """The same words as typed, ready to be saved over what is kept now."""
    return NoteForm(sent_over(request.POST, revision=revision, seen=seen, **new_page()))
