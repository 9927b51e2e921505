"""/search/: pages by the words in them."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Page

from sixteen.people.access import public
from sixteen.website.models import TherapistPage

LONGEST, MOST = 100, 30


@public
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What was typed stands in the address and nowhere else."""
    asked = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:LONGEST]
    # Only words and spaces: what a database would read as a sign of its own stays out.
    words, found = " ".join(re.findall(r"\w+", asked)), []
    if words:
        here = TherapistPage.objects.filter(therapist__account__is_active=True)
        left = TherapistPage.objects.exclude(pk__in=here)
        pages = Page.objects.live().public().filter(depth__gt=1).exclude(pk__in=left).specific()
        found = list(pages.search(words)[:MOST])
    return render(request, "website/search.html", {"asked": asked, "found": found})
