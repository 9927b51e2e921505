"""Pages to read: home, what DIT is, privacy, under 18."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.people.access import public
from sixteen.scheduling.queries import CONSULTATION, consulting_therapists, free_times
from sixteen.website.help_contacts import UNDER_18
from sixteen.website.times import zone


@public
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    found = free_times(
        kind=CONSULTATION, therapists=consulting_therapists(), now=timezone.now(), days=28
    )
    context = {"next_time": found[0].starts_at.astimezone(zone()) if found else None}
    return render(request, "website/home.html", context)


@public
@require_safe
def dit(request: HttpRequest) -> HttpResponse:
    return render(request, "website/dit.html")


@public
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "website/privacy.html", {"version": settings.PRIVACY_VERSION})


@public
@require_safe
def under_18(request: HttpRequest) -> HttpResponse:
    return render(request, "website/under_18.html", {"contacts": UNDER_18})
