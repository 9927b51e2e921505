"""The client's appointments in their own calendar: a secret address, made and ended here."""

from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.ical.views import feed_address, form_of
from sixteen.people.access import get_or_post, permitted, recently_proved
from sixteen.people.permissions import Permission
from sixteen.scheduling.feeds import make_feed, revoke_feed
from sixteen.scheduling.queries import living_feed


@permitted(Permission.OWN_RECORD)
@recently_proved
@get_or_post
def calendar(request: HttpRequest) -> HttpResponse:
    """The address stands in the answer to the form and nowhere else: after that it is gone."""
    client = getattr(request.user, "client", None)
    if client is None:
        raise Http404
    address, now = "", timezone.now()
    if request.method == "POST" and request.POST.get("action") == "stop":
        revoke_feed(whose=client, by=request.user, at=now)
        return redirect("portal:calendar")
    if request.method == "POST":
        _, token = make_feed(whose=client, by=request.user, at=now, form=form_of(request))
        address = feed_address(request, token)
    context = {"feed": living_feed(client), "address": address, "form": uuid4()}
    return render(request, "portal/calendar.html", context)
