"""Who was offered what, by group, over a period."""

from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.domain.slots import instant
from sixteen.domain.small_numbers import LEAST
from sixteen.journeys.offer_report import COLUMNS, offers_by_group
from sixteen.people.access import permitted
from sixteen.people.permissions import Permission

A_YEAR = timedelta(days=365)
YEARS = range(2000, 2100)


@permitted(Permission.SERVICE)
@require_safe
def report(request: HttpRequest) -> HttpResponse:
    """The last year, or the days in the address: both count."""
    today = timezone.now().astimezone(ZoneInfo(settings.ZONE)).date()
    last = _day(request.GET.get("until", "")) or today
    first = _day(request.GET.get("from", "")) or last - A_YEAR
    start, end = (instant(day, time(0), settings.ZONE) for day in (first, last + timedelta(days=1)))
    context = {
        "first": first,
        "last": last,
        "columns": list(COLUMNS.values()),
        "groups": offers_by_group(start, end),
        "least": LEAST,
    }
    return render(request, "office/offer_report.html", context)


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year in YEARS else None
