"""/book/: the free times, and keeping the one that was chosen."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from sixteen.people.access import public
from sixteen.people.models import Therapist
from sixteen.scheduling import queries
from sixteen.scheduling.actions import NotOffered, SlotTaken
from sixteen.scheduling.models import FORMATS
from sixteen.website.holding import hold
from sixteen.website.kept_booking import KeptBooking
from sixteen.website.times import Wanted, days_of, page_of, query, read_choice


@public
@require_http_methods(["GET", "HEAD", "POST"])
def book(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return _choose(request)
    return render(request, "website/book.html", _page(request))


def _choose(request: HttpRequest) -> HttpResponse:
    value = request.POST.get("time", "")
    wanted = read_choice(value)
    if wanted is None:
        error = "Choose one of the times below."
        return render(request, "website/book.html", _page(request) | {"error": error}, status=400)
    kept = KeptBooking(request)
    before = kept.appointment()
    if before is not None and before.state != "held":
        kept.start_again()
    try:
        hold(kept, wanted)
    except (SlotTaken, NotOffered):
        return taken(request, wanted)
    kept.keep(time=value)
    return redirect("website:book_privacy" if kept.is_complete else "website:book_name")


def taken(request: HttpRequest, wanted: Wanted) -> HttpResponse:
    """The time went to somebody else: the closest others. What was typed is still kept."""
    therapists = queries.consulting_therapists()
    near = queries.nearby_times(
        kind=queries.CONSULTATION,
        therapists=therapists,
        starts_at=wanted.starts_at,
        now=timezone.now(),
    )
    context = {"days": days_of(near, therapists), "wanted": wanted, "kept": KeptBooking(request)}
    return render(request, "website/taken.html", context, status=409)


def _page(request: HttpRequest) -> dict[str, Any]:
    therapists = queries.consulting_therapists()
    chosen, format = _chosen(request, therapists)
    free = queries.free_times(
        kind=queries.CONSULTATION,
        therapists=[chosen] if chosen else therapists,
        now=timezone.now(),
        days=366,
    )
    if format:
        free = [time for time in free if time.format == format]
    days, more = page_of(days_of(free, therapists), _day(request.GET.get("from", "")))
    filters = {"therapist": chosen.pk if chosen else "", "format": format}
    return {
        "days": days,
        "therapists": therapists,
        "formats": FORMATS,
        "chosen": chosen,
        "format": format,
        "filtered": bool(chosen or format),
        "later": query(**filters, **{"from": more}) if more else "",
        "earlier": query(**filters) if request.GET.get("from") else "",
        "kept": KeptBooking(request),
    }


def _chosen(request: HttpRequest, therapists: list[Therapist]) -> tuple[Therapist | None, str]:
    """The filters of the address; what is not one of the choices counts as none."""
    try:
        wanted = UUID(request.GET.get("therapist", ""))
    except ValueError:
        wanted = None
    format = request.GET.get("format", "")
    found = next((each for each in therapists if each.pk == wanted), None)
    return found, format if format in dict(FORMATS) else ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
