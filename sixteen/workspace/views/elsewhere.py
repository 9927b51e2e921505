"""A course that comes in from elsewhere: what it brought along."""

import uuid
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.care.actions.elsewhere import scores_of
from sixteen.care.models import Elsewhere
from sixteen.care.refusals import NotAllowed, Stale
from sixteen.domain.elsewhere import written
from sixteen.domain.measures.catalogue import MEASURES
from sixteen.domain.protocol import PROTOCOLS
from sixteen.journeys.coming_in import bring_along
from sixteen.people.access import permitted
from sixteen.people.forms import sent_over
from sixteen.people.names import name_of
from sixteen.people.permissions import Permission
from sixteen.workspace.forms.elsewhere import ElsewhereForm


@permitted(Permission.CASELOAD)
def elsewhere(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Which therapy it was, its scores, and its focus as a draft."""
    now = timezone.now()
    course = access.course_for_therapist(request.user, pk, at=now)
    if course.ended_at is not None and request.method != "POST":
        return redirect("workspace:course", pk=pk)
    kept = care.elsewhere_of(course)
    revision = kept.revision if kept else 0
    has_focus = PROTOCOLS[course.protocol].has_focus and care.newest_focus(course) is None
    given = {
        "today": now.astimezone(ZoneInfo(settings.ZONE)).date(),
        "with_focus": has_focus or "self_words" in request.POST,
    }
    form = ElsewhereForm(request.POST or None, initial=_typed(kept), **given)
    stale = False
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            bring_along(
                course=course,
                therapy=typed["therapy"],
                scores=typed["scores"],
                focus=form.focus_parts,
                revision=typed["revision"],
                by=request.user,
                at=now,
            )
        except Stale:
            form, stale = ElsewhereForm(sent_over(request.POST, revision=revision), **given), True
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Saved: what the course brought along is written down.")
            return redirect("workspace:course", pk=pk)
    context = {"course": course, "name": name_of(course.client), "form": form, "kept": kept}
    context |= {"stale": stale, "kept_words": _typed(kept), "with_focus": has_focus}
    return render(request, "workspace/elsewhere.html", context)


def _typed(kept: Elsewhere | None) -> dict[str, Any]:
    """What is kept, as it is typed."""
    if kept is None:
        return {"revision": 0}
    return {
        "therapy": kept.open("therapy") or "",
        "scores": written(scores_of(kept), MEASURES),
        "revision": kept.revision,
    }
