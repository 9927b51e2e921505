"""After the end, for the office: who may not be reached, who comes back, and what lasts."""

import uuid
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from sixteen.care.refusals import NotAllowed
from sixteen.domain.measures.catalogue import MEASURES
from sixteen.domain.slots import instant
from sixteen.domain.small_numbers import LEAST
from sixteen.journeys.follow_up_figures import what_lasts
from sixteen.journeys.follow_ups import ask_again, stop_contact
from sixteen.office.after_forms import NoContactForm
from sixteen.people.access import client_for_office, get_or_post, permitted
from sixteen.people.actions import lift_no_contact
from sixteen.people.names import name_of
from sixteen.people.permissions import Permission
from sixteen.people.queries import no_contact_with

A_YEAR = timedelta(days=365)
YEARS = range(2000, 2100)


@permitted(Permission.DIARY)
@get_or_post
def no_contact(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """They died, or asked that nothing reaches them: no message goes, and nothing is asked."""
    now = timezone.now()
    client = client_for_office(request.user, pk, at=now)
    if request.method == "POST" and request.POST.get("action") == "lift":
        lift_no_contact(client=client, by=request.user, at=now)
        messages.success(request, "Saved. They may be reached again, as they allow it.")
        return redirect("office:client", pk=client.pk)
    kept = no_contact_with(client.pk)
    initial = {"why": "died"} if kept else {}
    form = NoContactForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        stop_contact(client=client, why=form.cleaned_data["why"], by=request.user, at=now)
        messages.success(request, "Saved. Nothing goes to them any more.")
        return redirect("office:client", pk=client.pk)
    context = {"client": client, "name": name_of(client), "form": form, "kept": kept}
    why = kept.open("why") if kept else ""
    context |= {"why": dict(NoContactForm.WHY).get(why, ""), "may_have_died": why == "asked"}
    return render(request, "office/no_contact.html", context, status=422 if form.errors else 200)


@permitted(Permission.DIARY)
@require_POST
def again(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """They rang, or said so: an enquiry with a next step and a date."""
    now = timezone.now()
    client = client_for_office(request.user, pk, at=now)
    try:
        ask_again(client=client, by=request.user, at=now)
    except NotAllowed as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Saved. Arrange a first talk with them.")
    return redirect("office:client", pk=client.pk)


@permitted(Permission.SERVICE)
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """What lasts beside what changed, with the return rate: of a year, or of the days asked for."""
    today = timezone.now().astimezone(ZoneInfo(settings.ZONE)).date()
    last = _day(request.GET.get("until", "")) or today
    first = _day(request.GET.get("from", "")) or last - A_YEAR
    start, end = (instant(day, time(0), settings.ZONE) for day in (first, last + timedelta(days=1)))
    lines = [(line, MEASURES[line.measure].name) for line in what_lasts(start, end)]
    context = {"first": first, "last": last, "lines": lines, "least": LEAST}
    return render(request, "office/follow_ups.html", context)


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year in YEARS else None
