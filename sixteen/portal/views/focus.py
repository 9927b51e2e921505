"""The focus, as drawing and as text, once it was spoken of and the client wants a copy here."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.care import access
from sixteen.care.actions import foci
from sixteen.domain.focus import PARTS, Focus
from sixteen.people.access import permitted, recently_proved
from sixteen.people.permissions import Permission
from sixteen.portal.forms import FocusCopyForm


@permitted(Permission.OWN_RECORD)
@recently_proved
@require_safe
def focus(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    found = access.focus_for_client(request.user, pk, at=timezone.now())
    words = Focus.from_dict(found.open("parts") or {}).for_client()
    parts = [
        {"heading": heading, "agreed": words.part(code), "own": words.own_words(code)}
        for code, heading in PARTS.items()
        if words.part(code) or words.own_words(code)
    ]
    context = {
        "found": found,
        "focus": words,
        "parts": parts,
        "makes_of_it": found.open("makes_of_it") or "",
    }
    return render(request, "portal/focus.html", context)


@permitted(Permission.OWN_RECORD)
def focus_copy(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Whether the client wants a copy here. Nothing of the focus is shown."""
    now = timezone.now()
    found = access.focus_copy_for_client(request.user, pk)
    initial = {"copy": found.copy if found.copy in ("yes", "no") else None}
    form = FocusCopyForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        wanted = form.cleaned_data["copy"] == "yes"
        foci.answer_copy(focus=found, wanted=wanted, by=request.user, at=now)
        return redirect("portal:focus", pk=pk) if wanted else redirect("portal:overview")
    return render(request, "portal/focus_copy.html", {"found": found, "form": form})
