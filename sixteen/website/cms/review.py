"""/cms/review/: the pages that somebody should read again; also on the editor's first page."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component

from sixteen.website.models import PAGES, OldPicture
from sixteen.website.models.page import PublicPage
from sixteen.website.wordpress.importing import done_with_old_picture

AHEAD = timedelta(days=30)


@dataclass(frozen=True)
class Due:
    page: PublicPage
    kind: str
    is_late: bool


def due_pages(today: date) -> list[Due]:
    """Live pages whose review date has come or comes within a month, the longest due first."""
    found = [
        Due(page, kind._meta.verbose_name, page.review_by <= today)
        for kind in PAGES
        for page in kind.objects.live().filter(review_by__lte=today + AHEAD)
    ]
    return sorted(found, key=lambda due: (due.page.review_by, due.page.title))


def review(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        done_with_old_picture(request.POST.get("done", ""))
        return HttpResponseRedirect(reverse("cms_review"))
    pictures = OldPicture.objects.select_related("page").order_by("address")
    context = {"due": due_pages(timezone.localdate()), "pictures": pictures}
    return render(request, "website/cms/review.html", context)


class ReviewPanel(Component):
    """On the editor's first page, where something is due."""

    order = 50
    template_name = "website/cms/review_panel.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"late": [due for due in due_pages(timezone.localdate()) if due.is_late]}
