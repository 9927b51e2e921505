"""Addresses that stay the same whatever a practice calls its pages, and the page for the young."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sixteen.people.access import public
from sixteen.website.help_contacts import UNDER_18
from sixteen.website.models import PrivacyPage, TherapyPage


@public
@require_safe
def dit(request: HttpRequest) -> HttpResponse:
    page = TherapyPage.objects.live().filter(protocol="DIT").first()
    return HttpResponseRedirect(page.get_url(request) if page else "/")


@public
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Linked from the booking: the notice is here even where its page was moved."""
    page = PrivacyPage.objects.live().first()
    if page is None:
        raise Http404
    return page.serve(request)


@public
@require_safe
def under_18(request: HttpRequest) -> HttpResponse:
    return render(request, "website/under_18.html", {"contacts": UNDER_18})
