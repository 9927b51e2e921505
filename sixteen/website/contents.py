"""The words of the public pages that the software brings, read from files and checked as a whole.

A practice edits the pages; these are what it begins with. `content/README.md` says the format. A
file that is not as it should be stops everything, with its name and what is wrong.
"""

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.safestring import SafeString

from sixteen.website import content_rules
from sixteen.website.markdown import as_html

CONTENT = Path(__file__).parent / "content"
FOLDERS = {"therapies": "therapy", "concerns": "concern", "pages": "page", "articles": "article"}
Library = dict[str, dict[str, Any]]


class WrongContent(Exception):
    """What is wrong, one line for each thing, each beginning with the name of its file."""


@dataclass(frozen=True)
class Source:
    """Something that was read, when, and which sections of a page rest on it."""

    title: str
    address: str
    read: date
    sections: tuple[str, ...] = ()


@dataclass(frozen=True)
class OtherHelp:
    """Help elsewhere. checked: when a copy of the page was read; None if it has not been."""

    name: str
    address: str
    words: str
    checked: date | None


@dataclass(frozen=True)
class Field:
    """Something that only the practice can say; a row that is shown once it has been filled in."""

    code: str
    label: str
    kind: str
    words: str


@dataclass(frozen=True)
class Section:
    """A heading and its words. For `html`, say where the page lives that a link names."""

    heading: str
    words: str

    def html(self, address_of: Callable[[str], str]) -> SafeString:
        return as_html(self.words, address_of)


@dataclass(frozen=True)
class Page:
    """One page. `ref` ("concern:ocd") is its name in links; what a kind does not have is empty.

    evidence: the sources of each point of its list of findings, by how the point begins.
    """

    kind: str
    code: str
    name: str
    summary: str
    order: int
    drawing: str
    review_by: date
    lead: Section
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    other_help: tuple[OtherHelp, ...] = ()
    fields: tuple[Field, ...] = ()
    also: tuple[str, ...] = ()
    fits: str = ""
    protocol: str = ""
    headline: str = ""
    written: date | None = None
    evidence: dict[str, tuple[Source, ...]] = field(default_factory=dict)

    @property
    def ref(self) -> str:
        return f"{self.kind}:{self.code}"

    def __iter__(self) -> Iterator[Section]:
        yield self.lead
        yield from self.sections


@dataclass(frozen=True)
class Contents:
    pages: dict[str, Page]

    def of(self, kind: str) -> list[Page]:
        """The pages of a kind in their order."""
        found = (page for page in self.pages.values() if page.kind == kind)
        return sorted(found, key=lambda page: (page.order, page.code))


def read_contents(folder: Path = CONTENT) -> Contents:
    """Every page of a folder. Raises WrongContent with all that is wrong in any of them."""
    library = read_library(folder)
    pages: dict[str, Page] = {}
    problems = list(content_rules.wrong_library(library))
    for place, kind in FOLDERS.items():
        for path in sorted((folder / place).glob("*.md")):
            try:
                page = read_page(path, kind=kind, library=library)
                pages[page.ref] = page
            except WrongContent as wrong:
                problems += [f"{place}/{path.name}: {problem}" for problem in wrong.args]
    for page in pages.values():
        words = [section.words for section in page]
        broken = content_rules.broken_links(words, known=set(pages))
        problems += [f"{page.ref}: the link {link} leads nowhere" for link in broken]
    if problems:
        raise WrongContent("\n".join(problems))
    return Contents(pages)


def read_library(folder: Path = CONTENT) -> Library:
    """The sources and the help elsewhere that pages name by their codes."""
    names = ("sources", "other_help")
    return {name: tomllib.loads((folder / f"{name}.toml").read_text("utf-8")) for name in names}


def read_page(path: Path, *, kind: str, library: Library) -> Page:
    """One page from its file. Raises WrongContent with one argument for each problem."""
    front, body = _parts(path.read_text("utf-8"))
    lead, sections = _sections(body)
    problems = content_rules.wrong_page(
        front,
        kind=kind,
        stem=path.stem,
        lead=lead.words,
        sections=[(section.heading, section.words) for section in sections],
        library=library,
    )
    if problems:
        raise WrongContent(*problems)
    sources = front.pop("sources")
    elsewhere = (library["other_help"][code] for code in front.pop("other_help", ()))
    return Page(
        kind=kind,
        lead=lead,
        sections=sections,
        sources=tuple(
            Source(**library["sources"][code], sections=tuple(headings))
            for code, headings in sources.items()
        ),
        other_help=tuple(
            OtherHelp(**each | {"checked": each["checked"] or None}) for each in elsewhere
        ),
        fields=tuple(Field(**each) for each in front.pop("fields", ())),
        also=tuple(front.pop("also", ())),
        evidence={
            point: tuple(Source(**library["sources"][code]) for code in codes)
            for point, codes in front.pop("evidence", {}).items()
        },
        **front,
    )


def _parts(text: str) -> tuple[dict[str, Any], str]:
    parts = re.fullmatch(r"\+\+\+\n(.*?)\n\+\+\+\n(.*)", text, re.DOTALL)
    if not parts:
        raise WrongContent("it has to begin with TOML between two lines of +++")
    try:
        return tomllib.loads(parts[1]), parts[2]
    except tomllib.TOMLDecodeError as wrong:
        raise WrongContent(f"what stands between the +++ is not TOML: {wrong}") from wrong


def _sections(body: str) -> tuple[Section, tuple[Section, ...]]:
    lead, *rest = re.split(r"(?m)^## ", body)
    halves = (part.partition("\n") for part in rest)
    sections = tuple(Section(first.strip(), last.strip()) for first, _, last in halves)
    return Section("", lead.strip()), sections
