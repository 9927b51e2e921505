"""Every address as every kind of person, by GET and by POST: they get what the table says."""

from collections.abc import Iterable

import pytest
from django.urls import Resolver404, resolve
from django.urls.resolvers import URLPattern, URLResolver

from tests.access import urls
from tests.access.house import METHODS, House
from tests.access.table import LETTERS, THINGS, Line, lines, things_in
from tests.repository.test_addresses import views

# Any thing in an address stands for one of these, whichever the address takes.
STANDS_FOR = dict.fromkeys(THINGS, "6ba7b810-9dad-11d1-80b4-00c04fd430c8") | {"passkey": 1}


@pytest.mark.django_db
@pytest.mark.parametrize("line", lines(), ids=lambda line: line.address)
@pytest.mark.parametrize("method", METHODS)
def test_everybody_gets_what_the_table_says(house: House, line: Line, method: str) -> None:
    assert house.otherwise(line, method) == {}


# Of the addresses that a practice makes itself; any other leads to none of its pages.
PAGES = {"/", "/concerns/"}


def routes_of(table: list[Line]) -> tuple[set[str], list[str]]:
    """The routes that these lines ask for, and the addresses that lead nowhere."""
    routes, nowhere = set(), []
    for line in table:
        try:
            found = resolve(line.address.format_map(STANDS_FOR), urlconf="tests.access.urls")
        except Resolver404:
            nowhere.append(line.address)
            continue
        if found.url_name == "wagtail_serve" and line.address not in PAGES:
            nowhere.append(line.address)
        routes.add(found.route)
    return routes, nowhere


def unlisted(patterns: Iterable[URLPattern | URLResolver], table: list[Line]) -> set[str]:
    """The editor of the pages is under one rule, so its first page stands for all of it."""
    routes = {route for route, _ in views(patterns)}
    editor = {route for route in routes if route.startswith("cms/") and route != "cms/"}
    return routes - editor - routes_of(table)[0]


def test_every_address_stands_in_the_table_and_no_other() -> None:
    assert unlisted(urls.urlpatterns, lines()) == set()
    assert routes_of(lines())[1] == []


def test_an_address_stands_in_the_table_once() -> None:
    addresses = [line.address for line in lines()]
    assert len(addresses) == len(set(addresses)) > 100


def test_the_table_uses_its_letters_and_names_its_things() -> None:
    letters = {letter for line in lines() for cell in line.cells.values() for letter in cell}
    assert letters == set(LETTERS)
    assert {name for line in lines() for name in things_in(line.address)} == set(THINGS)


def test_who_left_is_nobody() -> None:
    """Their session, from before, is worth as much as none."""
    assert [line.address for line in lines() if line.cells["ex"] != line.cells["an"]] == []


def test_nothing_but_public_pages_is_there_without_signing_in() -> None:
    inside = ("/my/", "/work/", "/office/", "/place/")
    closed = [line for line in lines() if line.address.startswith(inside)]
    assert {line.cells["an"] for line in closed} == {"ii"}
    assert {line.cells["n2"] for line in closed} == {"22"}


@pytest.mark.django_db
def test_every_form_is_for_an_address_of_the_table(house: House) -> None:
    assert set(house.forms) <= {line.address for line in lines()}
    assert set(house.things.named) == set(THINGS)
