"""/cms/: Wagtail's own addresses, each under one permission of ours.

What signs people in, lists them or deletes them stays shut, and so do files for download: the
names are kept, because Wagtail's menus ask for them, and lead nowhere. Signing in is in
people/urls.py alone.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls.resolvers import URLPattern, URLResolver
from django.views.generic import RedirectView
from wagtail.admin.urls import urlpatterns as wagtails
from wagtail.utils.urlpatterns import decorate_urlpatterns

from sixteen.people.access import permitted
from sixteen.people.permissions import Permission

SHUT = (
    *("password_reset/", "reports/", "users/", "groups/", "workflows/", "failwhale/", "test404/"),
    *("documents/", "api/main/^documents/"),
)
ELSEWHERE = {"login/": "/cms/", "logout/": "/account/logout/", "account/": "/account/"}
IN_BULK = "bulk/<str:app_label>/<str:model_name>/<str:action>/"
IN_BULK_ONLY = {("wagtailcore", "page"), ("website", "picture")}


def nothing_here(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    raise Http404


def pages_and_pictures(view: Any) -> Any:
    """What is done to many things at once is done to pages and pictures, never to accounts."""

    def only(request: HttpRequest, app_label: str, model_name: str, action: str) -> HttpResponse:
        if (app_label, model_name) not in IN_BULK_ONLY:
            raise Http404
        return view(request, app_label, model_name, action)

    return only


def leaves(patterns: Iterable[URLPattern | URLResolver], before: str = "") -> Iterator[Any]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from leaves(pattern.url_patterns, route)
        else:
            yield route, pattern


def shut(patterns: list[Any]) -> list[Any]:
    for route, pattern in leaves(patterns):
        if route.startswith(SHUT):
            pattern.callback = nothing_here
        elif route in ELSEWHERE:
            pattern.callback = RedirectView.as_view(url=ELSEWHERE[route])
        elif route == IN_BULK:
            pattern.callback = pages_and_pictures(pattern.callback)
    return patterns


urlpatterns = decorate_urlpatterns(shut(wagtails), permitted(Permission.WEBSITE))
