"""Every word that a client or a visitor sees can be translated.

All their pages are asked for in a language in which every sentence stands in brackets, with errors
and with what is said after sending. What has none was forgotten, save what somebody wrote. A new
address stands in the table of tests/access, so it is asked for here without anybody thinking of it.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import transaction

from tests.access.house import House
from tests.access.table import lines
from tests.forms.page import Page
from tests.language.pseudo import bracketed, unbracketed
from tests.language.written import Written

# Nobody signed in, and Mina. What both see is asked for once.
READERS = ("cl", "an")
# The editor, the demonstration, the pattern book of our own look; and what is no page.
OTHERS = ("/cms", "/demo", "/components")
FILES = (".pdf", ".zip", ".ics", ".xml", ".txt", ".css", "/file/")


def asked_for() -> Iterator[tuple[str, str]]:
    """Who asks for what: every page of a client or a visitor, once."""
    for line in lines():
        if line.address.startswith(OTHERS) or line.address.endswith(FILES):
            continue
        readers = [who for who in READERS if set(line.cells[who]) & {"s", "w"}]
        yield from ((who, line.address) for who in readers[:1])


def pages(house: House, who: str, address: str) -> Iterator[str]:
    """The page, what it says to a form with nothing in it, and what comes after a whole one."""
    browser, at = house.people.browser(who), house._filled(address)
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = "cy"
    forms: list[Any] = [None, {}]
    if address in house.forms:
        forms.append(house._filled(house.forms[address]))
    for sent in forms:
        cache.clear()
        with transaction.atomic():
            found = browser.get(at) if sent is None else browser.post(at, sent, follow=bool(sent))
            transaction.set_rollback(True)
        if found.headers.get("Content-Type", "").startswith("text/html"):
            yield found.content.decode()


def forgotten(house: House, who: str, address: str, written: Written) -> set[str]:
    left = (each for html in pages(house, who, address) for each in unbracketed(Page(html).root))
    return {each for each in left if each not in written}


def test_no_word_of_a_client_or_a_visitor_is_forgotten(house: House) -> None:
    written = Written(house)
    found = {at: left for who, at in asked_for() if (left := forgotten(house, who, at, written))}
    assert found == {}


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<p>⟦Hello⟧ you there</p>", ["you there"]),
        ('<p aria-label="Go on">⟦Hello⟧</p>', ["Go on"]),
        (f"<p>{bracketed('On %(day)s.') % {'day': 'Friday 3 May'}}</p>", ["Friday 3 May"]),
        (f"<p>{bracketed('On {day}.').format(day=bracketed('Friday'))}</p>", []),
        ('<h1 lang="en-GB">Hello</h1><textarea>Typed</textarea>', []),
    ],
)
def test_a_word_that_is_planted_is_found(html: str, left: list[str]) -> None:
    assert unbracketed(Page(html).root) == left
