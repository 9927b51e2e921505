"""The page behind the link of an offer: every date of it, and a yes or a no without an account.

It says with whom, when and where, and nothing of what brings the person: somebody else at home may
open it.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sixteen.intake.models import Offer
from sixteen.intake.offers import breaks_of, offer_by_link, starts_of
from sixteen.intake.refusals import TooLate
from sixteen.journeys.offers import Accepted, accept_offer, decline_offer
from sixteen.people.access import get_or_post, public

CODE = "invitation-of-offer"
WAYS = {"yes": accept_offer, "no": decline_offer}


@public
@get_or_post
def offer(request: HttpRequest, code: str) -> HttpResponse:
    """Sent twice, the same answer. What comes too late changes nothing and is said."""
    now = timezone.now()
    found = offer_by_link(code, at=now)
    if request.method != "POST":
        return _page(request, found, now)
    if request.POST.get("answer") not in WAYS:
        return _page(request, found, now, error=_("Press one of the buttons below."))
    _answer(request, found, now)
    return redirect("website:offer", code=code)


def _answer(request: HttpRequest, found: Offer, now: datetime) -> None:
    try:
        answered = WAYS[request.POST["answer"]](offer=found, by=None, at=now)
    except TooLate:
        # The page says how it stands now.
        return
    if isinstance(answered, Accepted) and answered.code:
        request.session[f"{CODE}-{found.pk}"] = answered.code


def _page(request: HttpRequest, found: Offer, now: datetime, *, error: str = "") -> HttpResponse:
    zone = ZoneInfo(found.zone)
    context = {
        "offer": found,
        "error": error,
        "is_open": found.state == "open" and now < found.reply_by,
        "therapist": found.therapist.therapist.public_name,
        "starts": [start.astimezone(zone) for start in starts_of(found)],
        "breaks": breaks_of(found),
        "reasons": (found.open("reasons") or {}).get("neutral", []),
        "reply_by": found.reply_by.astimezone(ZoneInfo(settings.ZONE)),
        "invitation": request.session.get(f"{CODE}-{found.pk}"),
    }
    return render(request, "website/offer.html", context, status=422 if error else 200)
