"""What a page is told that saves by itself (static/look/autosave.js).

It sends its form with action=autosave. "Saved 10:42" is said only of what the database has.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse

from sixteen.care.refusals import NotAllowed, Stale

ELSEWHERE = (
    "Not saved: this was changed in another window, or by somebody else. Nothing is lost. Save it "
    "with the button, and both are shown."
)


def is_autosave(request: HttpRequest) -> bool:
    return request.POST.get("action") == "autosave"


def answer_to(form: forms.Form, save: Callable[[], Any], *, at: datetime) -> HttpResponse:
    """Save, then say when and as which revision. 409: another window was first. 422: why not."""
    if not form.is_valid():
        said = dict.fromkeys(words for errors in form.errors.values() for words in errors)
        return _refused(f"Not saved. {' '.join(said)}", 422)
    try:
        row = save()
    except Stale:
        return _refused(ELSEWHERE, 409)
    except NotAllowed as refused:
        return _refused(f"Not saved. {refused}", 422)
    time = at.astimezone(ZoneInfo(settings.ZONE))
    return JsonResponse({"saved": f"Saved {time:%H:%M}", "revision": row.revision})


def _refused(words: str, status: int) -> HttpResponse:
    return JsonResponse({"words": words}, status=status)
