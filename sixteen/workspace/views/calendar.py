"""The therapist's appointments in their own calendar: a secret address, made and ended here."""

from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.ical.views import feed_address, form_of
from sixteen.people.access import get_or_post, permitted, recently_proved
from sixteen.people.permissions import Permission
from sixteen.scheduling.feeds import make_feed, revoke_feed
from sixteen.scheduling.queries import living_feed


@permitted(Permission.CASELOAD)
@recently_proved
@get_or_post
def calendar(request: HttpRequest) -> HttpResponse:
    """The address stands in the answer to the form and nowhere else: after that it is gone."""
    address, now = "", timezone.now()
    if request.method == "POST" and request.POST.get("action") == "stop":
        revoke_feed(whose=request.user, by=request.user, at=now)
        return redirect("workspace:calendar")
    if request.method == "POST":
        _, token = make_feed(whose=request.user, by=request.user, at=now, form=form_of(request))
        address = feed_address(request, token)
    context = {
        "feed": living_feed(request.user),
        "address": address,
        "form": uuid4(),
        "title": settings.CALENDAR_TITLE,
        "initials": settings.CALENDAR_INITIALS,
    }
    return render(request, "workspace/calendar.html", context)
