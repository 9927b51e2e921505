"""The client's own plans, as they were written together.

Who it is is not asked again before them: somebody who needs their safety plan may need it at once.
A sign-in that nobody uses ends after some minutes, as on every page.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.care import access
from sixteen.domain.plans import IN_ADDRESSES, PLANS, SAFETY, said_in
from sixteen.people.access import permitted
from sixteen.people.permissions import Permission


@permitted(Permission.OWN_RECORD)
@require_safe
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    if slug not in IN_ADDRESSES:
        raise Http404
    kind = PLANS[IN_ADDRESSES[slug]]
    found = access.plan_for_client(request.user, kind.code, at=timezone.now())
    context = {
        "plan": found,
        "title": kind.title,
        "parts": said_in(kind, found.open("parts") or {}),
        "is_safety": kind.code == SAFETY,
    }
    return render(request, "portal/plan.html", context)
