"""One offer: what was offered, and the answer that somebody gives by telephone."""

import uuid
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.intake.models import Offer
from sixteen.intake.offers import offer_for_office
from sixteen.intake.refusals import CannotBegin, TooLate
from sixteen.journeys.offers import accept_offer, decline_offer, withdraw_offer
from sixteen.office.contact_words import may_ring
from sixteen.office.offering import Called, offered
from sixteen.people.access import get_or_post, permitted
from sixteen.people.permissions import Permission
from sixteen.people.queries import current_contact

SAID = {
    "yes": "Saved. The times are booked.",
    "no": "Saved. They keep their place on the list, and the times are free again.",
    "back": "Taken back. They keep their place on the list.",
}
WAYS = {"yes": accept_offer, "no": decline_offer, "back": withdraw_offer}
TAKEN_BACK = "It was taken back, and nothing was booked. They keep their place: tell them."
SETTLED = "This was settled before, or the day to answer has passed: nothing was changed."


@permitted(Permission.DIARY, Permission.SERVICE)
@get_or_post
def offer(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    now = timezone.now()
    found = offer_for_office(request.user, pk, at=now)
    if request.method != "POST":
        return _page(request, found, now)
    answer = request.POST.get("answer", "")
    if answer not in WAYS or (answer == "back" and not request.user.may(Permission.SERVICE)):
        return _page(request, found, now, error="Press one of the buttons below.")
    try:
        WAYS[answer](offer=found, by=request.user, at=now)
        messages.success(request, SAID[answer])
    except CannotBegin as against:
        messages.error(request, f"{against} {TAKEN_BACK}")
    except TooLate:
        messages.info(request, SETTLED)
    return redirect("office:offer", pk=pk)


def _page(request: HttpRequest, found: Offer, now: datetime, *, error: str = "") -> HttpResponse:
    contact, called = current_contact(found.client), Called([found.client])
    context = {
        "offer": found,
        "error": error,
        "name": called.clients[found.client_id],
        "therapist": called.therapist(found.therapist_id),
        "course": offered(found, called),
        "is_open": found.state == "open" and found.reply_by > now,
        "ring": may_ring(found.client, contact, at=timezone.now()),
        "writes": contact.email and bool(found.client.open("email")),
        "runs_diary": request.user.may(Permission.DIARY),
        "leads": request.user.may(Permission.SERVICE),
    }
    return render(request, "office/offer.html", context, status=422 if error else 200)
