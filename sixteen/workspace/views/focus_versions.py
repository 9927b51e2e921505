"""Two versions of the focus side by side."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.care.models import Focus
from sixteen.domain.focus_changes import changes
from sixteen.people.access import permitted
from sixteen.people.names import name_of
from sixteen.people.permissions import Permission
from sixteen.workspace.focus_page import words_of


@permitted(Permission.CASELOAD)
@require_safe
def focus_versions(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Any two of them; the newest beside the one before unless others are asked for."""
    course = access.course_for_therapist(request.user, pk, at=timezone.now())
    versions = care.focus_versions(course)[::-1]
    context: dict[str, Any] = {
        "course": course,
        "name": name_of(course.client),
        "versions": versions,
    }
    if len(versions) > 1:
        before = _chosen(versions, request.GET.get("from"), versions[-2])
        after = _chosen(versions, request.GET.get("to"), versions[-1])
        one, other = words_of(before), words_of(after)
        rows = changes(one, other)
        context |= {
            "pair": [(before, one), (after, other)],
            "before": before,
            "after": after,
            "rows": rows,
            "different": sum(row.kind != "same" for row in rows),
        }
    return render(request, "workspace/focus_versions.html", context)


def _chosen(versions: list[Focus], asked: str | None, otherwise: Focus) -> Focus:
    return next((each for each in versions if str(each.version) == asked), otherwise)
