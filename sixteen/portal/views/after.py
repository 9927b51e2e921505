"""After the end: what is asked again and when, ending that in one step, and a way back."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sixteen.care.actions.follow_ups import want_meeting
from sixteen.care.queries import clients_in_a_course, follow_ups_to_come
from sixteen.care.refusals import NotAllowed
from sixteen.journeys.follow_ups import ask_again, return_under_way, stop_follow_ups
from sixteen.people.access import permitted
from sixteen.people.models import Client
from sixteen.people.permissions import Permission

own = permitted(Permission.OWN_RECORD)
STOPPED = _("Saved. We do not ask you again. What you answered before stays in your record.")
MEET = {
    "meet": _("Saved. Your therapist will be in touch about a time."),
    "not_meet": _("Saved. There will be no meeting."),
}


@own
def follow_ups(request: HttpRequest) -> HttpResponse:
    """When we ask; one meeting, if wanted; and one button that ends it all."""
    now = timezone.now()
    client = _client(request)
    coming = follow_ups_to_come(client, at=now)
    if request.method == "POST":
        _do(request, client, coming, now)
        return redirect("portal:follow_ups")
    return render(request, "portal/follow_ups.html", {"coming": coming, "next": coming[:1]})


def _do(request: HttpRequest, client: Client, coming: list[Any], now: datetime) -> None:
    action = request.POST.get("action", "")
    if action == "stop":
        stop_follow_ups(client=client, by=request.user, at=now)
        messages.success(request, STOPPED)
    elif action in MEET and coming and coming[0].appointment is None:
        want_meeting(follow_up=coming[0], wanted=action == "meet", by=request.user, at=now)
        messages.success(request, MEET[action])
    else:
        messages.info(request, _("This has changed meanwhile: look at it again."))


@own
def again(request: HttpRequest) -> HttpResponse:
    """I would like to talk again: somebody answers by a day that is said."""
    client = _client(request)
    if request.method == "POST":
        try:
            ask_again(client=client, by=request.user, at=timezone.now())
        except NotAllowed:
            messages.info(request, _("You have a course here: talk to your therapist about it."))
            return redirect("portal:overview")
        return redirect("portal:again")
    context = {
        "under_way": return_under_way(client),
        "in_a_course": bool(clients_in_a_course([client.pk])),
    }
    return render(request, "portal/again.html", context)


def _client(request: HttpRequest) -> Client:
    client = getattr(request.user, "client", None)
    if client is None:
        raise Http404
    return client
