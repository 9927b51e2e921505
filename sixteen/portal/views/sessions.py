"""All my sessions on one page: when, where, how to join, how to change one, and when it ends."""

from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.care.dates import dates_of
from sixteen.care.queries import rule_of
from sixteen.domain.counting import rule_words
from sixteen.people.access import permitted
from sixteen.people.permissions import Permission
from sixteen.portal.sessions import arranged
from sixteen.portal.squares import squares


@permitted(Permission.OWN_RECORD)
@require_safe
def sessions(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    course = access.course_for_client(request.user, at=now)
    if course is None:
        return redirect("portal:overview")
    found = care.sessions_of(course)
    context = {
        "course": course,
        "squares": squares(course, found),
        "dates": dates_of(course, found, now.astimezone(ZoneInfo(settings.ZONE)).date()),
        "all": arranged(course, found, now),
        "rule": None if course.ended_at else rule_words(rule_of(course).rule),
    }
    return render(request, "portal/sessions.html", context)
