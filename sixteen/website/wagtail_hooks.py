"""What the editor of the pages shows of itself, and what it refuses. Wagtail finds this file."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from sixteen.website.cms.review import ReviewPanel, review
from sixteen.website.models import HomePage, PrivacyPage

# cms/urls.py shuts where these lead.
NOT_SHOWN = {"reports", "help", "users", "groups", "workflows", "workflow-tasks", "documents"}
NEEDED = {
    HomePage: "The first page stays: change its words instead.",
    PrivacyPage: "The privacy notice stays: people read it before they book.",
}


def _without(items: list[Any], names: Iterable[str]) -> None:
    items[:] = [item for item in items if item.name not in names]


@hooks.register("construct_main_menu")
def fewer_menus(request: HttpRequest, menu_items: list[Any]) -> None:
    _without(menu_items, NOT_SHOWN)


@hooks.register("construct_settings_menu")
def fewer_settings(request: HttpRequest, menu_items: list[Any]) -> None:
    _without(menu_items, NOT_SHOWN)


@hooks.register("register_admin_urls")
def review_address() -> list[Any]:
    return [path("review/", review, name="cms_review")]


@hooks.register("register_admin_menu_item")
def review_in_the_menu() -> MenuItem:
    return MenuItem("To read again", reverse("cms_review"), icon_name="date", order=250)


@hooks.register("construct_homepage_panels")
def review_first(request: HttpRequest, panels: list[Any]) -> None:
    panels.insert(0, ReviewPanel())


@hooks.register("before_delete_page")
@hooks.register("before_unpublish_page")
def what_is_needed_stays(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Also where one of them hangs somewhere below the page."""
    below = page.get_descendants(inclusive=True).specific()
    reasons = [reason for kind, reason in NEEDED.items() if any(type(p) is kind for p in below)]
    if not reasons or request.method != "POST":
        return None
    messages.error(request, reasons[0])
    return HttpResponseRedirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))


@hooks.register("before_bulk_action")
def what_is_needed_stays_among_many(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    if action_type not in ("delete", "unpublish"):
        return None
    refused = (what_is_needed_stays(request, each) for each in objects if isinstance(each, Page))
    return next((answer for answer in refused if answer), None)
