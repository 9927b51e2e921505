"""Every address that accepts what is sent has its forms in the list, and nothing else is there."""

import importlib.util
from collections.abc import Iterable
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.urls.resolvers import URLPattern, URLResolver
from django.views.decorators.http import require_safe
from django.views.generic import FormView, TemplateView

from sixteen.people.access import public
from tests.forms import (
    absences,
    accounts,
    after,
    before,
    beside,
    by_link,
    calendars,
    clients,
    control,
    courses,
    handovers,
    noticing,
    places,
    reception,
    record,
    sessions,
    supervision,
    visitors,
)
from tests.forms.all_forms import EACH, FORMS
from tests.repository.test_addresses import layers
from tests.repository.tree import SOURCE

TABLES = (
    absences,
    accounts,
    after,
    before,
    beside,
    by_link,
    calendars,
    clients,
    control,
    courses,
    noticing,
    handovers,
    places,
    record,
    reception,
    sessions,
    supervision,
    visitors,
)


def named(
    patterns: Iterable[URLPattern | URLResolver], room: str = ""
) -> Iterable[tuple[str, Any]]:
    """The name of every address, as `reverse` takes it, with its view.

    Without the editor of the public pages, whose forms are Wagtail's: tests/website has them.
    """
    for pattern in patterns:
        if str(pattern.pattern) == "cms/":
            continue
        if isinstance(pattern, URLResolver):
            inside = f"{room}{pattern.namespace}:" if pattern.namespace else room
            yield from named(pattern.url_patterns, inside)
        else:
            yield f"{room}{pattern.name}", pattern.callback


def methods(view: Any) -> set[str]:
    """What a view lets in: the narrowest of what its layers say."""
    let_in = {"GET", "HEAD", "POST"}
    for layer in layers(view):
        if getattr(layer, "__code__", None) is _read_only.__code__:
            kept = zip(layer.__code__.co_freevars, layer.__closure__, strict=True)
            let_in &= set({name: cell.cell_contents for name, cell in kept}["request_method_list"])
        if kind := getattr(layer, "view_class", None):
            let_in &= {name for name in let_in if hasattr(kind, name.lower()) or name == "HEAD"}
    return let_in


@require_safe
def _read_only(request: HttpRequest) -> HttpResponse:
    raise AssertionError("nobody opens this")


def without_a_form(patterns: Iterable[URLPattern | URLResolver]) -> list[str]:
    return [name for name, view in named(patterns) if "POST" in methods(view) and name not in FORMS]


@pytest.fixture
def patterns(settings: Any) -> list[URLPattern | URLResolver]:
    """The addresses with the demonstration on, read apart from those in use."""
    settings.DEMO = settings.CLIENT_EMAIL_CODE = True
    spec = importlib.util.spec_from_file_location("urls_of_all", SOURCE / "project" / "urls.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.urlpatterns


def test_every_address_that_is_sent_something_has_its_forms_in_the_list(patterns: Any) -> None:
    missing = without_a_form(patterns)
    assert missing == [], f"write an example for each into tests/forms/all_forms.py: {missing}"


def test_the_list_has_no_address_that_is_not_there(patterns: Any) -> None:
    accept = {name for name, view in named(patterns) if "POST" in methods(view)}
    assert set(FORMS) - accept == set()
    assert len(accept) > 50 and "demo:come_in" in accept and "portal:overview" not in accept


def test_every_form_that_is_written_down_is_in_the_list() -> None:
    written = [
        each
        for table in TABLES
        for each in vars(table).values()
        if callable(each)
        and list(getattr(each, "__annotations__", {})) == ["on", "return"]
        and each.__annotations__["return"].__name__ == "Ready"
        and each.__module__ == table.__name__
    ]
    assert [each.__name__ for each in written if each not in EACH] == []


class Planted(FormView):
    """Is sent something."""


class Read(TemplateView):
    """Is only read."""


def test_a_planted_address_is_found(patterns: Any) -> None:
    def anything(request: HttpRequest) -> HttpResponse:
        raise AssertionError("nobody opens this")

    planted = [
        path("a/", public(anything), name="a"),
        path("b/", public(Planted.as_view()), name="b"),
        path("c/", public(require_safe(anything)), name="c"),
        path("d/", public(Read.as_view()), name="d"),
    ]
    assert without_a_form([*patterns, *planted]) == ["a", "b"]
