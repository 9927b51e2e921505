"""Every address of ours carries exactly one decision about who may open it."""

import importlib.util
from collections.abc import Iterable
from typing import Any

import pytest
from django.urls import path
from django.urls.resolvers import URLPattern, URLResolver

from sixteen.people.access import permitted, public, recently_proved
from sixteen.people.permissions import Permission
from tests.repository.tree import SOURCE


def views(patterns: Iterable[URLPattern | URLResolver], before: str = "") -> list[tuple[str, Any]]:
    found = []
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            found += views(pattern.url_patterns, route)
        else:
            found.append((route, pattern.callback))
    return found


def layers(view: Any) -> list[Any]:
    """The view and everything it is wrapped around."""
    found = []
    while view is not None:
        found.append(view)
        view = getattr(view, "__wrapped__", None)
    return found


def decisions(view: Any) -> int:
    """How often it was decided who may open this view.

    `permitted` leaves its guard in the way; `public` only says so, and the guards of other
    decorators copy what it said.
    """
    guards = [
        layer for layer in layers(view) if getattr(layer, "__code__", None) is _GUARD.__code__
    ]
    open_to_all = any(getattr(layer, "access", None) == "public" for layer in layers(view))
    return len(guards) + open_to_all


def undecided(patterns: Iterable[URLPattern | URLResolver]) -> dict[str, int]:
    counted = {route: decisions(view) for route, view in views(patterns)}
    return {route: count for route, count in counted.items() if count != 1}


def a_view(request):
    raise AssertionError("nobody opens this")


_GUARD = permitted()(a_view)


def all_of_ours(settings) -> list[URLPattern | URLResolver]:
    """The addresses as they are with the demonstration on, read apart from those in use."""
    settings.DEMO = settings.CLIENT_EMAIL_CODE = True
    spec = importlib.util.spec_from_file_location("urls_apart", SOURCE / "project" / "urls.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.urlpatterns


def test_every_address_carries_exactly_one_decision(settings):
    patterns = all_of_ours(settings)
    routes = [route for route, _ in views(patterns)]
    assert len(routes) > 60 and "demo/come-in/" in routes and "my/focus/<uuid:pk>/" in routes
    assert undecided(patterns) == {}


@pytest.mark.parametrize(
    "view",
    [
        a_view,
        recently_proved(a_view),
        public(permitted(Permission.DUTY)(lambda request: None)),
        permitted(Permission.DUTY)(public(lambda request: None)),
        permitted(Permission.DUTY)(permitted()(lambda request: None)),
    ],
    ids=["none", "only-proof", "public-over", "public-under", "twice"],
)
def test_a_planted_address_without_one_decision_is_found(view, settings):
    patterns = [*all_of_ours(settings), path("planted/", view)]
    assert list(undecided(patterns)) == ["planted/"]


def test_what_is_open_to_everybody_is_only_what_has_to_be(settings):
    """A page that becomes public by mistake shows here."""
    inside = ("my/", "work/", "office/", "place/")
    routes = [route for route, view in views(all_of_ours(settings)) if view.access == "public"]
    assert [route for route in routes if route.startswith(inside)] == []


def test_pages_of_a_room_ask_for_a_permission_of_that_room(settings):
    """Being signed in is not enough for anybody's record."""
    inside = ("my/", "work/", "office/")
    for route, view in views(all_of_ours(settings)):
        if route.startswith(inside):
            assert isinstance(view.access, tuple) and view.access, route
            if route.startswith("my/"):
                assert view.access == (Permission.OWN_RECORD,), route
            else:
                assert Permission.OWN_RECORD not in view.access, route
