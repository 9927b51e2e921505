"""Who waits for a place, how long and why; and with whom one person could begin."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from sixteen.domain.matching_words import against
from sixteen.domain.pathway import ImpossibleMove
from sixteen.intake.access import enquiry_for_office, enquiry_for_service
from sixteen.intake.offers import newest_offer
from sixteen.intake.refusals import OfferRefused
from sixteen.journeys.board import Board, board
from sixteen.journeys.matching import Waiting, matches_of, names, reasons_of, reply_by
from sixteen.journeys.offers import offer_course, still_waiting
from sixteen.office.offering import Called, offered, read_choice, shown
from sixteen.people.access import get_or_post, permitted
from sixteen.people.names import list_seen
from sixteen.people.permissions import Permission
from sixteen.scheduling.refusals import SlotTaken

GONE = "That time has just gone, and nothing was offered. This is what can be offered now:"
WEEKS_DRAWN = 26


@dataclass(frozen=True)
class Line:
    """One person on the board. part: of the drawn bar, in hundredths. best: "" where nobody."""

    waiting: Waiting
    name: str
    weeks: int
    part: int
    best: str
    when: str
    overdue: bool


@permitted(Permission.SERVICE)
@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    found = board(at=now)
    offers = [*found.open_offers, *found.unanswered, *(each.offer for each in found.free_again)]
    people = [*(each.enquiry.client for each in found.waiting), *(each.client for each in offers)]
    list_seen((each.pk for each in people), by=request.user, at=now)
    called = Called(people)
    context = {
        "lines": [_line(each, called, now) for each in found.waiting],
        "runs_diary": request.user.may(Permission.DIARY),
        **_offers(found, called),
    }
    return render(request, "office/waiting.html", context)


def _line(each: Waiting, called: Called, now: datetime) -> Line:
    weeks = max((now - each.enquiry.made_at).days // 7, 0)
    best = next(iter(each.matching.matches), None)
    return Line(
        each,
        called.clients[each.enquiry.client_id],
        weeks,
        min(max(weeks, 1) * 100 // WEEKS_DRAWN, 100),
        called.therapist(best.therapist) if best else "",
        shown(best.therapist, best.best, called).words if best else "",
        each.enquiry.next_action_due < now,
    )


def _offers(found: Board, called: Called) -> dict[str, Any]:
    def named(offer: Any) -> tuple[Any, str, str, str]:
        who = called.clients[offer.client_id]
        return offer, who, called.therapist(offer.therapist_id), offered(offer, called).words

    return {
        "open_offers": [named(offer) for offer in found.open_offers],
        "unanswered": [named(offer) for offer in found.unanswered],
        "free_again": [
            (
                each.following.enquiry,
                called.clients[each.following.enquiry.client_id],
                called.therapist(each.match.therapist),
                shown(each.match.therapist, each.possible, called),
            )
            for each in found.free_again
        ],
    }


@permitted(Permission.SERVICE)
@get_or_post
def matches(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Everybody who could begin with this person, in order, and the others with the reason."""
    now = timezone.now()
    enquiry = enquiry_for_service(request.user, pk, at=now)
    error = ""
    if request.method == "POST":
        choice = read_choice(request.POST.get("course", ""))
        error = "" if choice else "Choose one of the courses below."
        try:
            if choice is not None:
                made = offer_course(enquiry=enquiry, choice=choice, by=request.user, at=now)
                messages.success(request, "Offered. Its times are kept until they answer.")
                return redirect("office:offer", pk=made.pk)
        except OfferRefused as refused:
            error = str(refused)
        except SlotTaken:
            error = GONE
    context = _matches(matches_of(enquiry, at=now), now) | {"error": error}
    context["offer"] = newest_offer(enquiry)
    return render(request, "office/matches.html", context, status=409 if error else 200)


def _matches(found: Waiting, now: datetime) -> dict[str, Any]:
    called, words = Called([found.enquiry.client]), names()
    return {
        "enquiry": found.enquiry,
        "name": called.clients[found.enquiry.client_id],
        "matches": [
            (
                called.therapist(each.therapist),
                reasons_of(found, each, words)["full"],
                [shown(each.therapist, possible, called) for possible in each.courses],
            )
            for each in found.matching.matches
        ],
        "against": found.against,
        "left_out": [
            (called.therapist(each.therapist), against(each.conditions, found.wishes, words))
            for each in found.matching.left_out
        ],
        "reply_by": reply_by(now),
        "can_offer": found.enquiry.state == "waiting",
    }


@permitted(Permission.DIARY, Permission.SERVICE)
@require_POST
def still(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """They were asked again and still want a place."""
    now = timezone.now()
    enquiry = enquiry_for_office(request.user, pk, at=now)
    try:
        still_waiting(enquiry=enquiry, by=request.user, at=now)
        messages.success(request, "Saved. They are where they were on the list.")
    except ImpossibleMove:
        messages.info(request, "This was settled otherwise meanwhile: see where they stand now.")
    if request.user.may(Permission.SERVICE):
        return redirect("office:waiting")
    return redirect("office:client", pk=enquiry.client_id)
