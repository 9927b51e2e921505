"""The whole list beside all open places: a plan, and a person who confirms it."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.intake.refusals import OfferRefused
from sixteen.journeys.allocation import Plan, Row, plan_for
from sixteen.journeys.matching import reply_by, waiting_list
from sixteen.journeys.offers import offer_course
from sixteen.office.offering import Called, shown
from sixteen.people.access import get_or_post, permitted
from sixteen.people.names import list_seen
from sixteen.people.permissions import Permission
from sixteen.scheduling.refusals import SlotTaken

CHANGED = "The list has changed since you looked, so nothing was offered. This is the plan now:"
NOBODY = "Nobody was ticked, so nothing was offered."


@permitted(Permission.SERVICE)
@get_or_post
def plan(request: HttpRequest) -> HttpResponse:
    """Offers go only to those who are ticked, and only if the plan is still the one shown."""
    now = timezone.now()
    found = plan_for(waiting_list(at=now))
    if request.method != "POST":
        return _page(request, found, now)
    if request.POST.get("mark") != found.mark:
        return _page(request, found, now, error=CHANGED, status=409)
    ticked = set(request.POST.getlist("person"))
    rows = [row for row in found.placed if str(row.waiting.enquiry.pk) in ticked]
    if not rows:
        return _page(request, found, now, error=NOBODY, status=422)
    made = sum(_offer(row, request, now) for row in rows)
    if made == len(rows):
        messages.success(request, f"Offered to {made}. The times are kept until they answer.")
    else:
        gone = len(rows) - made
        messages.info(
            request, f"Offered to {made}. For {gone} it could not be offered any more: look again."
        )
    return redirect("office:waiting")


def _offer(row: Row, request: HttpRequest, now: datetime) -> bool:
    try:
        offer_course(enquiry=row.waiting.enquiry, choice=row.choice, by=request.user, at=now)
    except (OfferRefused, SlotTaken):
        return False
    return True


def _page(
    request: HttpRequest, found: Plan, now: datetime, *, error: str = "", status: int = 200
) -> HttpResponse:
    people = [row.waiting.enquiry.client for row in found.rows]
    list_seen((each.pk for each in people), by=request.user, at=now)
    called = Called(people)
    rows: list[Any] = [
        (
            row,
            called.clients[row.waiting.enquiry.client_id],
            called.therapist(row.match.therapist) if row.match else "",
            shown(row.match.therapist, row.possible, called) if row.match else None,
        )
        for row in found.rows
    ]
    context = {"rows": rows, "plan": found, "error": error, "reply_by": reply_by(now)}
    return render(request, "office/plan.html", context, status=status)
