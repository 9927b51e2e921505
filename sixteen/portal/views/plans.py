"""The client's own plans, as they were written together, and a copy to keep on their device.

Who it is is not asked again before a plan is read: somebody who needs their safety plan may need it
at once. A sign-in that nobody uses ends after some minutes, as on every page. It is asked again
before a copy leaves for a device, which is never urgent.
"""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from sixteen.care import access
from sixteen.domain.plans import IN_ADDRESSES, PLANS, SAFETY, PlanKind, said_in
from sixteen.people.access import permitted, recently_proved
from sixteen.people.permissions import Permission
from sixteen.portal.kept_plan import NAMES, file_name, look_of_the_file

own = permitted(Permission.OWN_RECORD)


@own
@require_safe
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "portal/plan.html", _page(request, slug))


@own
@recently_proved
@require_safe
def keep_plan(request: HttpRequest, slug: str) -> HttpResponse:
    """Who else uses this device? Nothing of the plan is shown."""
    return render(request, "portal/keep_plan.html", _page(request, slug))


@own
@recently_proved
@require_safe
def plan_file(request: HttpRequest, slug: str) -> HttpResponse:
    """One file that opens without us and without a line; its name and title say nothing."""
    context = _page(request, slug, what="plan-file") | {
        "look": look_of_the_file(),
        "named": settings.KEPT_PLAN_NAMES_SERVICE,
    }
    response = render(request, "portal/kept_plan.html", context)
    name = file_name(slug, context["plan"])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _page(request: HttpRequest, slug: str, *, what: str = "plan") -> dict[str, Any]:
    kind = _kind(slug)
    found = access.plan_for_client(request.user, kind.code, at=timezone.now(), what=what)
    return {
        "plan": found,
        "slug": slug,
        "name": gettext(NAMES[slug]),
        "title": gettext(kind.title),
        "parts": said_in(kind, found.open("parts") or {}),
        "is_safety": kind.code == SAFETY,
    }


def _kind(slug: str) -> PlanKind:
    if slug not in IN_ADDRESSES:
        raise Http404
    return PLANS[IN_ADDRESSES[slug]]
