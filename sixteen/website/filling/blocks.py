"""Words of the content files as blocks of a page."""

import re
import uuid
from collections.abc import Callable, Iterator
from typing import Any

from bs4 import BeautifulSoup, Tag

from sixteen.website.contents import Page, Section, Source

Block = dict[str, Any]
Address = Callable[[str], str]
OURS = uuid.UUID("6f6c2b1e-0f0f-4d0e-9a2f-16161616aaaa")
PHASE = re.compile(r"^Sessions \d+ to \d+: (.+?)\.?$")
PHASES = ("Getting to know the pattern", "Working with it", "The ending")
PAGE = re.compile(r'href="page:(\d+)"')


def body_of(page: Page, address_of: Address) -> list[Block]:
    """address_of: where a link of the words leads; "page:12" is a page of the site."""
    made = _home(page, address_of) if page.code == "home" else _sections(page, address_of)
    return _with_ids(list(made), page.ref)


def sources_of(page: Page) -> list[Block]:
    return _with_ids([block("source", _source(each)) for each in page.sources], page.ref)


def block(kind: str, value: Any) -> Block:
    return {"type": kind, "value": value}


def rich(html: str) -> str:
    """HTML as the editor keeps it: links to our pages by their number."""
    return PAGE.sub(r'linktype="page" id="\1"', html.strip())


def plain(html: str) -> str:
    return " ".join(BeautifulSoup(html, "html.parser").get_text().split())


def _sections(page: Page, address_of: Address) -> Iterator[Block]:
    for section in page.sections:
        yield block("heading", section.heading)
        html = section.html(address_of)
        if page.evidence and any(point in html for point in page.evidence):
            yield from _evidence(page, section, html)
        else:
            yield from _words(html)


def _home(page: Page, address_of: Address) -> Iterator[Block]:
    """What the free consultation is and is not stands side by side; the way on is steps."""
    first, second, *rest = page.sections
    halves = [
        {"title": each.heading, "words": rich(each.html(address_of))} for each in (first, second)
    ]
    yield block("concerns", {"title": "What brings people", "number": 6})
    yield block("pair", {"first": halves[0], "second": halves[1]})
    for section in rest:
        yield block("heading", section.heading)
        yield from _words(section.html(address_of))
        if section.heading == rest[0].heading:
            phases = zip(("initial", "middle", "ending"), PHASES, strict=True)
            yield block("phases", {name: {"title": each, "words": ""} for name, each in phases})
            yield block("therapists", {"title": "Who you could talk to"})


def _words(html: str) -> Iterator[Block]:
    """Steps where a list is numbered, the three phases where the words tell them, else words."""
    top = [each for each in BeautifulSoup(html, "html.parser").children if isinstance(each, Tag)]
    kept: list[str] = []
    while top:
        if phases := _phases(top[:3]):
            yield from _paragraph(kept)
            yield block("phases", phases)
            kept, top = [], top[3:]
        elif top[0].name == "ol":
            yield from _paragraph(kept)
            yield block("steps", [_item(_step(item)) for item in top.pop(0).find_all("li")])
            kept = []
        else:
            kept.append(str(top.pop(0)))
    yield from _paragraph(kept)


def _paragraph(html: list[str]) -> Iterator[Block]:
    if html:
        yield block("paragraph", rich("".join(html)))


def _phases(paragraphs: list[Tag]) -> dict[str, Any]:
    found = {}
    for name, paragraph in zip(("initial", "middle", "ending"), paragraphs, strict=False):
        title, words = _bold_start(paragraph)
        if paragraph.name != "p" or not (told := PHASE.match(title)):
            return {}
        heading = told[1][:1].upper() + told[1][1:]
        found[name] = {"title": heading, "words": rich(f"<p>{words}</p>")}
    return found if len(found) == 3 else {}


def _step(item: Tag) -> dict[str, Any]:
    title, words = _bold_start(item)
    return {"title": title.rstrip(".,") or plain(words), "words": rich(words) if title else ""}


def _bold_start(item: Tag) -> tuple[str, str]:
    """The bold words that something begins with, and the rest as HTML."""
    html = item.decode_contents().strip()
    start = re.match(r"<strong>(.*?)</strong>\s*(.*)", html, re.DOTALL)
    return (plain(start[1]), start[2]) if start else ("", html)


def _evidence(page: Page, section: Section, html: str) -> Iterator[Block]:
    soup = BeautifulSoup(html, "html.parser")
    points = soup.find("ul")
    assert isinstance(points, Tag)
    before = [str(each) for each in points.find_previous_siblings("p")][::-1]
    yield from _paragraph(before)
    figures = []
    for item in points.find_all("li"):
        title, words = _bold_start(item)
        sources = [_item(_source(each)) for each in page.evidence[title]]
        value = {"figure": title.rstrip("."), "words": rich(f"<p>{words}</p>"), "sources": sources}
        figures.append(_item(value))
    yield block("evidence", {"caption": section.heading, "figures": figures})


def _source(source: Source) -> dict[str, Any]:
    return {"title": source.title, "address": source.address, "read": source.read.isoformat()}


def _item(value: Any) -> Block:
    return block("item", value)


def _with_ids(made: list[Block], seed: str) -> list[Block]:
    """Each block with an id that is the same whenever it is made: nothing looks changed."""
    for number, each in enumerate(made):
        each["id"] = str(uuid.uuid5(OURS, f"{seed}:{number}"))
        value = each["value"]
        lists = [value, *(value.values() if isinstance(value, dict) else [])]
        for inner in lists:
            if isinstance(inner, list):
                _with_ids(inner, each["id"])
    return made
