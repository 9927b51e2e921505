"""Every address as every kind of person, by GET and by POST: they get what the table says."""

import os
import re
from collections.abc import Iterable
from typing import Any

import pytest
from django.urls import Resolver404, resolve
from django.urls.resolvers import URLPattern, URLResolver

from sixteen.domain.measures.catalogue import MEASURES
from sixteen.people.permissions import ROLES, STAFF_ROLES, Permission, Role
from tests.access import urls
from tests.access.house import METHODS, House
from tests.access.table import LETTERS, PEOPLE, THINGS, Line, lines, things_in
from tests.every_day import is_for_today
from tests.repository.test_addresses import views

# Any thing in an address stands for one of these, whichever the address takes.
STANDS_FOR = dict.fromkeys(THINGS, "6ba7b810-9dad-11d1-80b4-00c04fd430c8") | {"passkey": 1}


# Who has the roles of somebody nearer to the client, and nothing to do with her: a hole that lets
# them in lets the nearer one in too. So where the table gives both the same, the nearer one is
# asked on most days. Whom the way of signing in alone refuses is asked at every fifth address.
FURTHER = {"t2": "th", "s2": "sv", "s3": "sv", "d2": "du"}
NOT_SIGNED_IN = ("n2", "ex", "ro")
# Who is asked at an address that is open to everybody, beside those who get something else there.
ANYBODY = ("an", "cl")
# Where a client reads and answers, with or without a password.
OWN_PAGES = ("/my/", "/for-you/", "/how-it-was/")
EVERYBODY = bool(os.environ.get("SIXTEEN_TEST_LONG"))
HELD: dict[str, tuple[Role, ...]] = {
    **dict.fromkeys(("cl", "c2"), (Role.CLIENT,)),
    **dict.fromkeys(("th", "de", "t2"), (Role.THERAPIST,)),
    **dict.fromkeys(("sv", "s2", "s3"), (Role.SUPERVISOR,)),
    **dict.fromkeys(("du", "d2"), (Role.DUTY_CLINICIAN,)),
    "re": (Role.RECEPTION,),
    "le": (Role.SERVICE_LEAD,),
    "so": tuple(STAFF_ROLES),
}


def refused(who: str, line: Line) -> bool:
    return all(letter in ".i2" for letter in line.cells[who])


def decision(line: Line) -> Any:
    """What its view says about who may open it."""
    route = line.address.format_map(STANDS_FOR)
    return getattr(resolve(route, urlconf="tests.access.urls").func, "access", None)


def without_permission(who: str, line: Line) -> bool:
    """Whether the one guard of all pages refuses them, whatever the address is about."""
    asked = decision(line)
    held = {permission for role in HELD.get(who, ()) for permission in ROLES[role]}
    return who in HELD and isinstance(asked, tuple) and not held & set(asked)


def as_anybody(who: str, line: Line) -> bool:
    """Whether an address that is open to everybody gives them what it gives ANYBODY."""
    others = [line.cells[each] for each in ANYBODY]
    return decision(line) == "public" and who not in ANYBODY and line.cells[who] in others


def asked_today(line: Line, method: str) -> list[str]:
    """All seventeen in the long run; every day those of whom another answer would be news.

    One decision stands before GET and POST: whom it refuses is asked by one of the two. Whom it
    refuses whatever the address is about, and whom it asks nothing, at every fourth address.
    """
    left_out = {who for who, near in FURTHER.items() if line.cells[who] == line.cells[near]}
    if not is_for_today(line.address, 5):
        left_out |= {who for who in NOT_SIGNED_IN if refused(who, line)}
    for who in PEOPLE:
        ask = f"{who} {line.address}"
        if refused(who, line) and is_for_today(ask, 2) is (method == "POST"):
            left_out.add(who)
        alike = without_permission(who, line) or as_anybody(who, line)
        if alike and not is_for_today(f"one of {ask}", 4):
            left_out.add(who)
    return list(PEOPLE) if EVERYBODY else [who for who in PEOPLE if who not in left_out]


@pytest.mark.django_db
@pytest.mark.parametrize("line", lines(), ids=lambda line: line.address)
@pytest.mark.parametrize("method", METHODS)
def test_everybody_gets_what_the_table_says(house: House, line: Line, method: str) -> None:
    assert house.otherwise(line, method, asked_today(line, method)) == {}


def test_every_day_everybody_is_asked_whose_permission_leads_to_the_address() -> None:
    always = {"an", "cl", "c2", "th", "de", "sv", "re", "le", "du", "so"}
    for line in lines():
        by_get, by_post = (set(asked_today(line, method)) for method in METHODS)
        near = {who for who in always if not without_permission(who, line)}
        near -= {who for who in always if as_anybody(who, line)}
        assert near <= by_get | by_post, line.address
        assert {who for who in near if not refused(who, line)} <= by_get & by_post, line.address


def test_whoever_holds_no_permission_for_an_address_gets_nothing_there() -> None:
    """By what the view says and by what the table says, for every line."""
    got = {
        (line.address, who): line.cells[who]
        for line in lines()
        for who in PEOPLE
        if without_permission(who, line)
    }
    assert {at: cell for at, cell in got.items() if not set(cell) <= {"."}} == {}
    assert len(got) > 1000


@pytest.mark.django_db
def test_they_hold_what_is_said_of_them(house: House) -> None:
    for who, roles in HELD.items():
        account = house.people.accounts[who]
        assert account is not None
        held = {permission for permission in Permission if account.may(permission)}
        assert held == {permission for role in roles for permission in ROLES[role]}, who


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


@pytest.mark.django_db
def test_no_tab_of_a_client_says_where_it_is_or_which_questionnaire(
    house: House, settings: Any
) -> None:
    """Who sees their windows or their history reads the neutral name and nothing of the rest."""
    settings.PORTAL_NAME = "My pages"
    telling, seen = {}, 0
    said = ("The Practice", "safety", *(each.name for each in MEASURES.values()))
    for line in lines():
        if line.cells["cl"][0] != "s" or not line.address.startswith(OWN_PAGES):
            continue
        page = house.page("cl", line.address)
        title = re.search("<title>(.*)</title>", page)
        # The copy of a plan is a file, with a neutral name of its own.
        if title and not line.address.endswith("/file/"):
            seen += 1
            mark = re.search('class="mark"[^>]*>(.*?)<', page)
            if not title[1].endswith(" · My pages") or any(word in title[1] for word in said):
                telling[line.address] = title[1]
            elif mark is None or mark[1] != "My pages":
                telling[line.address] = mark and mark[1]
    assert telling == {} and seen > 40


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
