"""Everybody who asked and is not settled: where they stand, whose the next step is, by when."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.journeys.standing import open_standings
from sixteen.people.access import permitted
from sixteen.people.names import list_seen
from sixteen.people.permissions import Permission


@permitted(Permission.DIARY, Permission.SERVICE)
@require_safe
def enquiries(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    rows = open_standings(at=now)
    list_seen((row.client_id for row in rows), by=request.user, at=now)
    context = {
        "rows": rows,
        "runs_diary": request.user.may(Permission.DIARY),
        "leads": request.user.may(Permission.SERVICE),
    }
    return render(request, "office/enquiries.html", context)
