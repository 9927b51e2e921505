"""Switching my own pages off: for somebody who is looked over the shoulder, or wants none."""

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from sixteen.care.access.access_requests import own_record_of
from sixteen.people.access import get_or_post, permitted
from sixteen.people.actions.portal_off import switch_pages_off
from sixteen.people.permissions import Permission


@permitted(Permission.OWN_RECORD)
@get_or_post
def off(request: HttpRequest) -> HttpResponse:
    """Afterwards nothing on the screen says what was here."""
    client = own_record_of(request.user)
    if request.method == "POST":
        switch_pages_off(client=client, by=request.user, at=timezone.now())
        logout(request)
        response = render(request, "portal/left.html")
        response["Refresh"] = f"0; url={settings.SERVICE['quick_exit_url']}"
        return response
    return render(request, "portal/off.html")
