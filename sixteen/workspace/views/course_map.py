"""A whole course on one page, to look at together in supervision or to print."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.care import access
from sixteen.people.access import permitted
from sixteen.people.permissions import Permission
from sixteen.workspace.course_map import stops_of
from sixteen.workspace.views.courses import page_of


@permitted(Permission.CASELOAD)
@require_safe
def course_map(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Scores above with fixed axes, sixteen sessions in three phases, aims, breaks, changes."""
    now = timezone.now()
    found = access.course_for_therapist(request.user, pk, at=now)
    page = page_of(
        found, now, address=lambda number: reverse("workspace:session", args=(pk, number))
    )
    coming = page["coming"]
    context = page | {"stops": stops_of(found, page["sessions"]), "may_write": True, "now": now}
    context["carried"] = access.carried_over(request.user, coming, at=now) if coming else None
    return render(request, "workspace/course_map.html", context)
