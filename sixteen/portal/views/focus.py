"""The focus, as drawing and as text, once it was spoken of and the client wants a copy here; and
what they make of it, in their own words."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sixteen.care import access
from sixteen.care.actions import foci
from sixteen.care.models import Focus as Version
from sixteen.care.refusals import Stale
from sixteen.domain.focus import PARTS, Focus
from sixteen.people.access import get_or_post, permitted, recently_proved
from sixteen.people.forms import sent_over
from sixteen.people.permissions import Permission
from sixteen.portal.focus_form import MakesOfItForm
from sixteen.portal.forms import FocusCopyForm

KEPT = _("Saved. Your therapist reads it with the focus.")
KEPT_AFTER = _("Saved. It is kept with the focus.")


@permitted(Permission.OWN_RECORD)
@recently_proved
@get_or_post
def focus(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    now = timezone.now()
    found, elsewhere = access.focus_for_client(request.user, pk, at=now), None
    initial = {"makes_of_it": found.open("makes_of_it") or "", "revision": found.revision}
    form = MakesOfItForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            foci.keep_what_they_make_of_it(
                focus=found,
                text=form.cleaned_data["makes_of_it"],
                revision=form.cleaned_data["revision"] or 0,
                by=request.user,
                at=now,
            )
            over = found.course.ended_at is not None
            messages.success(request, KEPT_AFTER if over else KEPT)
            return redirect("portal:focus", pk=pk)
        except Stale as stale:
            elsewhere = stale.row.open("makes_of_it") or ""
            form = MakesOfItForm(sent_over(request.POST, revision=stale.row.revision))
    return render(request, "portal/focus.html", _page(found, form, elsewhere))


def _page(found: Version, form: MakesOfItForm, elsewhere: str | None) -> dict[str, Any]:
    """elsewhere: what is kept, where another window or the therapist saved in between."""
    words = Focus.from_dict(found.open("parts") or {}).for_client()
    parts = [
        {"heading": gettext(heading), "agreed": words.part(code), "own": words.own_words(code)}
        for code, heading in PARTS.items()
        if words.part(code) or words.own_words(code)
    ]
    return {
        "found": found,
        "focus": words,
        "parts": parts,
        "form": form,
        "elsewhere": elsewhere,
    }


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
