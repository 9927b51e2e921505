"""/book/: the free times, and keeping the one that was chosen."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sixteen.domain.slots import Shown
from sixteen.people.access import get_or_post, public
from sixteen.scheduling import queries
from sixteen.scheduling.actions import AskFirst, NotOffered, SlotTaken, cancel
from sixteen.scheduling.models import FORMATS
from sixteen.website.clocks import clocks
from sixteen.website.filters import PARTS, Filters, kind_of, read_filters
from sixteen.website.holding import hold
from sixteen.website.kept_booking import KeptBooking
from sixteen.website.times import Wanted, days_of, monday_of, page_of, read_choice

TO_THE_PUBLIC = (Shown.BOOKABLE, Shown.ASK)


@public
@get_or_post
def book(request: HttpRequest) -> HttpResponse:
    kinds = queries.public_kinds()
    kind = kind_of(request.GET, kinds)
    if kind is None:
        status = 400 if request.method == "POST" else 200
        return render(request, "website/nothing_to_book.html", status=status)
    filters = read_filters(request.GET, kind)
    page = {"kinds": kinds, "filters": filters}
    if request.method != "POST":
        return render(request, "website/book.html", page | _times(filters))
    wanted = read_choice(request.POST.get("time", ""), kind.code)
    if wanted is None:
        page |= _times(filters) | {"error": _("Choose one of the times below.")}
        return render(request, "website/book.html", page, status=400)
    return _choose(request, wanted, filters)


def _choose(request: HttpRequest, wanted: Wanted, filters: Filters) -> HttpResponse:
    kept = KeptBooking(request)
    before = kept.appointment()
    if kept.is_used():
        kept.start_again()
        before = None
    asks = False
    try:
        hold(kept, wanted)
    except AskFirst:
        asks = True
        if before is not None:
            cancel(appointment=before, by=None, at=timezone.now())
    except (SlotTaken, NotOffered):
        return taken(request, wanted)
    chosen = {"time": request.POST["time"], "kind": wanted.kind, "asks": asks}
    kept.keep(**chosen, zone=filters.clock.key)
    return redirect("website:book_privacy" if kept.is_complete else "website:book_name")


def taken(request: HttpRequest, wanted: Wanted) -> HttpResponse:
    """The time went to somebody else: the closest others. What was typed is still kept."""
    kept, kind = KeptBooking(request), queries.appointment_kind(wanted.kind)
    filters = read_filters({"zone": kept.clock.key}, kind)
    near = queries.nearby_times(
        kind=kind,
        therapists=filters.therapists,
        starts_at=wanted.starts_at,
        now=timezone.now(),
    )
    days = days_of(near, filters.therapists, filters.clock)
    context = {"days": days, "filters": filters, "kept": kept}
    return render(request, "website/taken.html", context, status=409)


def _times(filters: Filters) -> dict[str, Any]:
    found = queries.free_times(
        kind=filters.kind,
        therapists=[filters.therapist] if filters.therapist else filters.therapists,
        now=timezone.now(),
        days=366,
        shown=TO_THE_PUBLIC,
    )
    by_day = days_of(filters.keep(found), filters.therapists, filters.clock)
    days, more = page_of(by_day, filters.first)
    return {
        "days": days,
        "this_week": monday_of(filters.clock.local(timezone.now()).date()),
        "asks": any(choice.asks for day in days for choice in day.choices),
        "formats": FORMATS,
        "parts": PARTS,
        "clocks": clocks(filters.clock),
        "later": filters.address(**{"from": more}) if more else "",
        "first_days": filters.address(**{"from": ""}) or "?" if filters.first else "",
    }
