"""The focus, as drawing and as text, once the therapist has shared it."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.care import access
from sixteen.domain.focus import PARTS, Focus, text_equivalent
from sixteen.people.access import permitted, recently_proved
from sixteen.people.permissions import Permission


@permitted(Permission.OWN_RECORD)
@recently_proved
@require_safe
def focus(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    found = access.focus_for_client(request.user, pk, at=timezone.now())
    words = Focus.from_dict(found.open("parts") or {}).for_client()
    parts = [
        {"heading": heading, "agreed": words.part(code), "own": words.client_words.get(code, "")}
        for code, heading in PARTS.items()
        if words.part(code) or words.client_words.get(code, "").strip()
    ]
    context = {
        "found": found,
        "focus": words,
        "parts": parts,
        "text": text_equivalent(words),
    }
    return render(request, "portal/focus.html", context)
