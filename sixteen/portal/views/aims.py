"""My aims, in my words, and how near they felt from session to session."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.care.queries.own_aims import modes_of, session_to_rate
from sixteen.people.access import permitted, recently_proved
from sixteen.people.permissions import Permission
from sixteen.portal.aims import drawn


@permitted(Permission.OWN_RECORD)
@recently_proved
@require_safe
def aims(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    course, found = access.aims_for_client(request.user, at=now)
    numbers = [each.number for each in care.sessions_of(course) if each.is_counted]
    last = course.planned_sessions or max(numbers, default=1)
    context = {
        "course": course,
        "aims": drawn(found, care.ratings_of(course), modes_of(course), last),
        "last": last,
        "to_rate": session_to_rate(course, at=now) if found else None,
    }
    return render(request, "portal/aims.html", context)
