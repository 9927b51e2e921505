"""Two records that may be of one person: somebody looks at both, and says so or says not."""

import uuid
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.journeys.merging import merge_clients, who_stays
from sixteen.journeys.standing import standing_of
from sixteen.office.contact_words import contact_lines
from sixteen.office.forms import MergeForm
from sixteen.people.access import client_for_office, get_or_post, pairs_for_office, permitted
from sixteen.people.actions import MergeRefused, say_not_the_same
from sixteen.people.models import Client
from sixteen.people.names import born_of, name_of, names_of
from sixteen.people.permissions import Permission
from sixteen.people.queries import current_contact
from sixteen.scheduling.queries import appointments_of

AT_MOST = 50
JOINED_MEANWHILE = (
    "One of the two was joined with another record meanwhile, and nothing was changed now. These "
    "are the two: look at both again."
)


@permitted(Permission.DIARY)
@require_safe
def duplicates(request: HttpRequest) -> HttpResponse:
    pairs = pairs_for_office(request.user, limit=AT_MOST, at=timezone.now())
    names = names_of(each for pair in pairs for each in (pair.one, pair.other))
    shown = [(pair, names[pair.one.pk], names[pair.other.pk]) for pair in pairs]
    return render(request, "office/duplicates.html", {"pairs": shown})


@permitted(Permission.DIARY)
@get_or_post
def compare(request: HttpRequest, one: uuid.UUID, other: uuid.UUID) -> HttpResponse:
    now = timezone.now()
    both = [client_for_office(request.user, pk, at=now) for pk in (one, other)]
    if both[0] == both[1]:
        messages.info(request, "This is one record: they were joined already.")
        return redirect("office:client", pk=both[0].pk)
    if {each.pk for each in both} != {one, other}:
        messages.info(request, JOINED_MEANWHILE)
        return redirect("office:compare", both[0].pk, both[1].pk)
    if request.POST.get("action") == "apart":
        return _apart(request, both[0], both[1], now)
    form = MergeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            kept = merge_clients(one=both[0], other=both[1], by=request.user, at=now)
        except MergeRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(
                request,
                "One record now. Ways to reach them are closed where the two differed: ask them.",
            )
            return redirect("office:client", pk=kept.pk)
    context = {"form": form, "sides": [_side(each, now) for each in both], **_which(*both)}
    return render(request, "office/compare.html", context, status=422 if form.errors else 200)


def _apart(request: HttpRequest, one: Client, other: Client, now: datetime) -> HttpResponse:
    try:
        say_not_the_same(one=one, other=other, by=request.user, at=now)
    except MergeRefused as refused:
        messages.info(request, str(refused))
    else:
        messages.success(request, "Saved. They stay apart, and this is not asked again.")
    return redirect("office:duplicates")


def _which(one: Client, other: Client) -> dict[str, Any]:
    """Which record would be left, or why they cannot be joined."""
    try:
        kept, _ = who_stays(one, other)
    except MergeRefused as refused:
        return {"refused": str(refused)}
    return {"kept": kept.pk}


def _side(client: Client, now: datetime) -> dict[str, Any]:
    contact = current_contact(client)
    found = appointments_of(client)
    return {
        "pk": client.pk,
        "name": name_of(client),
        "born": born_of(client),
        "made_at": client.made_at,
        "lines": contact_lines(client, contact, at=timezone.now()),
        "words": contact.open("words"),
        "standing": standing_of(client, at=now),
        "appointments": len(found),
        "coming": [each for each in found if each.starts_at > now and each.state == "booked"],
        "account": client.account is not None,
    }
