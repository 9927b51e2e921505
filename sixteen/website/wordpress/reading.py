"""Reading a WordPress export (WXR). Nothing in the file is trusted, and nothing is fetched.

The exporter writes no document type, so a file with one is refused: entities that grow without end
or name other files need one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

LARGEST = 300 * 1024 * 1024
# What XML cannot hold, and exports sometimes do.
NOT_IN_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
SPACES = re.compile(r"\{http://wordpress\.org/export/[\d.]+/(excerpt/)?\}")
NAMES = {
    "{http://purl.org/rss/1.0/modules/content/}encoded": "content",
    "{http://purl.org/dc/elements/1.1/}creator": "creator",
}


class NotAnExport(Exception):
    """In words: why the file is not read at all."""


@dataclass(frozen=True)
class Item:
    """Something of the old site. written: None where the file has no date that is one."""

    id: str
    kind: str
    status: str
    title: str
    slug: str
    link: str
    guid: str
    parent: str
    order: int
    author: str
    written: datetime | None
    content: str
    excerpt: str
    password: bool
    attachment: str
    subjects: tuple[str, ...]
    meta: dict[str, str]
    comments: int


@dataclass
class Export:
    """site: the address of the old site. notes: what was odd about the file as a whole."""

    site: str
    title: str
    items: list[Item]
    notes: list[str] = field(default_factory=list)


def read_export(path: Path) -> Export:
    """The file, read whole. Raises NotAnExport, or OSError where there is none."""
    if path.stat().st_size > LARGEST:
        raise NotAnExport("It is larger than any export should be. Export in parts.")
    raw = path.read_bytes()
    cleaned, odd = raw, 0
    if not raw.startswith((b"\xff\xfe", b"\xfe\xff")):  # UTF-16 has zero bytes of its own
        cleaned, odd = NOT_IN_XML.subn(b"", raw)
    try:
        root = fromstring(cleaned, forbid_dtd=True)
    except DefusedXmlException:
        raise NotAnExport(
            "It declares a document type or entities. WordPress writes none, so this file was "
            "changed by somebody, and it is not read."
        ) from None
    except (ParseError, LookupError, ValueError) as wrong:
        raise NotAnExport(f"It is not whole XML: {wrong}") from None
    channel = root.find("channel") if root.tag == "rss" else None
    if channel is None or not any(SPACES.match(part.tag) for part in channel):
        raise NotAnExport("It is XML, and no WordPress export (WXR).")
    return _export(channel, odd)


def _export(channel: Element, odd: int) -> Export:
    authors = dict(_authors(channel))
    items = [_item(_told(element), element, authors) for element in channel.iter("item")]
    told = _told(channel)
    site = (told.get("base_blog_url") or told.get("link") or "").rstrip("/")
    export = Export(site, told.get("title", ""), items)
    if odd:
        export.notes.append(f"{odd} characters that no text can hold were taken out")
    return export


def _name(tag: str) -> str:
    return NAMES.get(tag) or SPACES.sub(lambda hit: "excerpt_" if hit[1] else "", tag)


def _told(element: Element) -> dict[str, str]:
    """The words of each part, by the part's name; the first counts."""
    told: dict[str, str] = {}
    for part in element:
        told.setdefault(_name(part.tag), (part.text or "").strip())
    return told


def _authors(channel: Element) -> Iterator[tuple[str, str]]:
    for part in channel:
        if _name(part.tag) == "author":
            told = _told(part)
            login = told.get("author_login", "")
            yield login, told.get("author_display_name") or login


def _item(told: dict[str, str], element: Element, authors: dict[str, str]) -> Item:
    creator = told.get("creator", "")
    parts = [(_name(part.tag), part) for part in element]
    meta = [_told(part) for name, part in parts if name == "postmeta"]
    subjects = [part.text or "" for name, part in parts if name == "category"]
    order = told.get("menu_order", "")
    return Item(
        id=told.get("post_id") or told.get("guid") or told.get("link", ""),
        kind=told.get("post_type") or "post",
        status=told.get("status") or "publish",
        title=told.get("title", ""),
        slug=told.get("post_name", ""),
        link=told.get("link", ""),
        guid=told.get("guid", ""),
        parent=told.get("post_parent", ""),
        order=int(order) if order.lstrip("-").isdecimal() and len(order) < 9 else 0,
        author=authors.get(creator, creator),
        written=_when(told),
        content=told.get("content", ""),
        excerpt=told.get("excerpt_encoded", ""),
        password=bool(told.get("post_password")),
        attachment=told.get("attachment_url", ""),
        subjects=tuple(dict.fromkeys(each.strip() for each in subjects if each.strip())),
        meta={each.get("meta_key", ""): each.get("meta_value", "") for each in meta},
        comments=sum(name == "comment" for name, _ in parts),
    )


def _when(told: dict[str, str]) -> datetime | None:
    """By the clock of the old site; the feed's own date where that is none."""
    try:
        return datetime.strptime(told.get("post_date", ""), "%Y-%m-%d %H:%M:%S")
    except ValueError:
        pass
    try:
        found = parsedate_to_datetime(told.get("pubDate", ""))
    except (TypeError, ValueError, IndexError):
        return None
    return found.replace(tzinfo=None) if 1990 < found.year < 2100 else None
