"""What a page of the content has to be. Each rule says what is wrong, in words for its writer."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from sixteen.website.markdown import links_in, not_allowed

FITS = ("often", "sometimes", "other help first")
LIKE, NOW = "What it can be like", "What to do now"
UNDERSTOOD, OTHER_FIRST = "How DIT understands it", "Why other help may come first"
PROTOCOLS = ("DIT", "DITCC", "open")
FIELD_KINDS = ("money", "text", "hours")
OUR_ADDRESSES = ("/help-now/", "/book/")
KEYS = {
    **{"code": str, "name": str, "summary": str, "order": int, "drawing": str},
    **{"review_by": date, "sources": dict},
}
MORE_KEYS: dict[str, dict[str, type]] = {
    "therapy": {"protocol": str, "evidence": dict},
    "concern": {"fits": str, "also": list, "other_help": list},
    "page": {"headline": str, "fields": list},
    "article": {"written": date},
}
OPTIONAL = {"headline", "fields", "evidence"}
SHAPES = {
    "sources": {"title": str, "address": str, "read": date},
    "other_help": {"name": str, "address": str, "words": str, "checked": (date, str)},
    "fields": {"code": str, "label": str, "kind": str, "words": str},
}


def wrong_library(library: dict[str, dict[str, Any]]) -> Iterator[str]:
    """What is wrong in sources.toml and other_help.toml."""
    for name, entries in library.items():
        for code, entry in entries.items():
            place = f"{name}.toml: {code}: "
            yield from (place + problem for problem in _wrong_shape(entry, SHAPES[name]))
            if not re.match(r"https?://[^/\s]+\.[^/\s]+", str(entry.get("address"))):
                yield place + "address has to be a whole address, like https://www.nhs.uk/"
            if isinstance(entry.get("checked"), str) and entry["checked"]:
                yield place + 'checked is a day, or "" where the page has not been read'


def wrong_page(
    front: dict[str, Any],
    *,
    kind: str,
    stem: str,
    lead: str,
    sections: list[tuple[str, str]],
    library: dict[str, dict[str, Any]],
) -> list[str]:
    shape = KEYS | MORE_KEYS[kind]
    optional = OPTIONAL - set(front)
    problems = list(_wrong_shape(front, {k: v for k, v in shape.items() if k not in optional}))
    problems += _wrong_words([("the beginning", lead), *sections])
    if not problems:
        problems += _wrong_values(front, stem, [heading for heading, _ in sections], library)
    if not problems and kind == "therapy" and front["protocol"] not in PROTOCOLS:
        problems.append(f"protocol is one of {', '.join(PROTOCOLS)}")
    if not problems and kind == "concern":
        problems += _wrong_concern(front, [heading for heading, _ in sections])
    return problems


def broken_links(words: Iterable[str], *, known: set[str]) -> list[str]:
    links = (link for each in words for link in links_in(each))
    return [link for link in links if link not in known and link not in OUR_ADDRESSES]


def _wrong_shape(found: dict[str, Any], shape: dict[str, Any]) -> Iterator[str]:
    yield from (f"{key} is missing" for key in shape if key not in found)
    yield from (f"{key} is not known here" for key in found if key not in shape)
    for key in shape.keys() & found.keys():
        if not isinstance(found[key], shape[key]):
            yield f"{key} is not of the kind it should be: {found[key]!r}"


def _wrong_words(parts: list[tuple[str, str]]) -> Iterator[str]:
    for name, words in parts:
        if not words:
            yield f"“{name}” is empty"
        yield from (f"“{name}” uses {what}, which pages do without" for what in not_allowed(words))


def _wrong_values(
    front: dict[str, Any], stem: str, headings: list[str], library: dict[str, dict[str, Any]]
) -> Iterator[str]:
    if front["code"] != stem or not re.fullmatch(r"[a-z][a-z0-9-]*", stem):
        yield "code has to be the name of the file: small letters, digits and hyphens"
    if not 20 <= len(front["summary"]) <= 160:
        yield f"summary has {len(front['summary'])} letters; 20 to 160 can be shown"
    if not 3 <= len(front["name"]) <= 80:
        yield f"name has {len(front['name'])} letters; 3 to 80 can be kept"
    if len(headings) != len(set(headings)):
        yield "two sections have the same heading"
    for code, supported in front["sources"].items():
        if code not in library["sources"]:
            yield f"{code} is not in sources.toml"
        yield from (
            f"{code} supports no “{each}” here" for each in supported if each not in headings
        )
    for code in (each for codes in front.get("evidence", {}).values() for each in codes):
        if code not in front["sources"]:
            yield f"{code} is evidence here, and not among its sources"
    for code in front.get("other_help", ()):
        if code not in library["other_help"]:
            yield f"{code} is not in other_help.toml"
    for field in front.get("fields", ()):
        yield from (f"a field: {problem}" for problem in _wrong_shape(field, SHAPES["fields"]))
        if field.get("kind") not in FIELD_KINDS:
            yield f"the kind of a field is one of {', '.join(FIELD_KINDS)}"


def _wrong_concern(front: dict[str, Any], headings: list[str]) -> Iterator[str]:
    if front["fits"] not in FITS:
        yield f"fits is one of {', '.join(FITS)}"
    second = OTHER_FIRST if front["fits"] == "other help first" else UNDERSTOOD
    if headings != [LIKE, second, NOW]:
        yield f"its sections have to be “{LIKE}”, “{second}”, “{NOW}”, in this order"
    if not front["other_help"]:
        yield "other_help is empty: name at least one place"
