"""HTML of the old site, as blocks of ours. What cannot come over is said, with what it was."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import SplitResult, urlsplit

import nh3
from bs4 import BeautifulSoup, Comment, NavigableString, Tag

from sixteen.website.filling.blocks import Block, block

LONGEST, HEADING = 2_000_000, 120
TAGS = {
    *("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "strong", "b", "em", "i", "a"),
    *("br", "blockquote", "figure", "figcaption", "table", "thead", "tbody", "tfoot", "tr", "td"),
    *("th", "pre", "div", "section", "article", "dl", "dt", "dd", "hr"),
}
RICH = {"p", "ul", "ol", "li", "b", "i", "a", "br"}
FLOW = {"div", "section", "article", "figure", "main", "dl"}
# The words of the tag that cannot come over, for the list of what is left behind.
LEFT = {
    **{"iframe": "an embed", "embed": "an embed", "object": "an embed", "video": "a video"},
    **{"audio": "a sound", "form": "a form", "input": "a form field", "svg": "a drawing"},
    **{"script": "a script", "canvas": "a drawing", "button": "a button", "select": "a form field"},
    **{"textarea": "a form field", "style": "a style sheet", "map": "an image map"},
}
KNOWN_BLOCKS = {
    *("paragraph", "heading", "list", "list-item", "quote", "image", "separator", "columns"),
    *("column", "group", "spacer", "buttons", "button", "html", "more", "preformatted", "code"),
    *("verse", "pullquote", "cover", "media-text", "table", "freeform", "details", "nextpage"),
    "gallery",
}
OPENING = re.compile(r"<!--\s+wp:([a-z][\w/-]*)")
SHORTCODE = re.compile(r"\[(/?)([a-zA-Z][\w-]*)((?:\s[^\[\]]*)?)/?\]")
WRAPS = {"caption", "wp_caption"}
SHORTCODES = {
    *("audio", "caption", "embed", "gallery", "playlist", "video", "wp_caption", "gravityform"),
    *("wpforms", "contact", "calendly", "map", "button", "row", "column", "toc"),
}


@dataclass
class Cleaned:
    """left: what could not come over, in words. pictures: addresses with what each shows."""

    body: list[Block] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    pictures: list[tuple[str, str]] = field(default_factory=list)


def clean(content: str, link_to: Callable[[str], str]) -> Cleaned:
    """link_to: where a link of the old site leads now ("page:12", or an address)."""
    found = Cleaned()
    if len(content) > LONGEST:
        found.left.append("a text of more than two million letters")
        return found
    words = _without_shortcodes(_without_block_marks(content, found), found)
    try:
        soup = BeautifulSoup(_paragraphed(words), "html.parser")
        _take_out(soup, found)
        safe = nh3.clean(str(soup), tags=TAGS, attributes={"a": {"href"}}, link_rel=None)
        _Flow(found, link_to).read(BeautifulSoup(safe, "html.parser"))
    except RecursionError:
        found.body.clear()
        found.left.append("a text whose parts are nested too deeply to be read")
    return found


def address_parts(address: str) -> SplitResult:
    """Of an address that somebody wrote; what is none has no parts."""
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit("")


def plain(markup: str) -> str:
    """The words alone: titles and summaries."""
    text = BeautifulSoup(nh3.clean(markup, tags=set()), "html.parser").get_text()
    return " ".join(html.unescape(text).split())


def _without_block_marks(content: str, found: Cleaned) -> str:
    for name in dict.fromkeys(OPENING.findall(content)):
        if name.removeprefix("core/") not in KNOWN_BLOCKS:
            found.left.append(f"a block of the kind “{name}”")
    return content


def _without_shortcodes(words: str, found: Cleaned) -> str:
    closed = {hit[2] for hit in SHORTCODE.finditer(words) if hit[1]}

    def replace(hit: re.Match[str]) -> str:
        _, closing, name, given = hit[0], hit[1], hit[2], hit[3]
        is_one = name in SHORTCODES or name in closed or "=" in given or re.search(r"[_-]", name)
        if not is_one:
            return hit[0]
        if not closing and name not in WRAPS:
            found.left.append(f"the shortcode [{name}{given[:60]}]")
        return ""

    return SHORTCODE.sub(replace, words)


def _paragraphed(words: str) -> str:
    """As the old editor showed it: an empty line makes a paragraph, where there are none."""
    if re.search(r"<(?:p|div|section|article)\b", words, re.IGNORECASE):
        return words
    parts = re.split(r"\r?\n\s*\r?\n", words)
    block_start = re.compile(r"\s*<(?:!--|h[1-6]|ul|ol|table|blockquote|figure|pre|hr|dl)", re.I)
    wrapped = (
        part if not part.strip() or block_start.match(part) else f"<p>{_broken(part)}</p>"
        for part in parts
    )
    return "\n".join(wrapped)


def _broken(part: str) -> str:
    return re.sub(r"\r?\n", "<br>", part.strip())


def _take_out(soup: BeautifulSoup, found: Cleaned) -> None:
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    for tag in soup.find_all(list(LEFT)):
        if tag.decomposed:
            continue
        source = str(tag.get("src") or tag.get("data") or tag.get("action") or "")
        is_address = source.startswith(("http:", "https:", "//"))
        host = address_parts(source).hostname if is_address else ""
        found.left.append(LEFT[tag.name] + (f" from {host}" if host else ""))
        tag.decompose()
    for image in soup.find_all("img"):
        address = str(image.get("src") or image.get("data-src") or "")
        found.pictures.append((address, str(image.get("alt") or "").strip()))
        image.decompose()


class _Flow:
    """Reads parts in their order; words are gathered until something else begins."""

    def __init__(self, found: Cleaned, link_to: Callable[[str], str]) -> None:
        self.found, self.link_to, self.gathered = found, link_to, ""

    def read(self, whole: BeautifulSoup) -> None:
        self._inside(whole)
        self._close()

    def _inside(self, parent: Tag) -> None:
        loose = ""
        for part in parent.children:
            if isinstance(part, Tag) and part.name in FLOW | {"p", "ul", "ol", "table", "pre"} | {
                *("blockquote", "hr", "dt", "dd", "figcaption"),
                *("h1", "h2", "h3", "h4", "h5", "h6"),
            }:
                loose = self._loose(loose)
                self._part(part)
            else:
                loose += self._rich(part)
        self._loose(loose)

    def _loose(self, words: str) -> str:
        if plain(words):
            self.gathered += f"<p>{words.strip()}</p>"
        return ""

    def _part(self, part: Tag) -> None:
        if part.name in FLOW:
            self._inside(part)
        elif part.name[0] == "h" and part.name != "hr":
            self._close()
            if words := self._heading(plain(str(part))):
                kind = "heading" if part.name in ("h1", "h2") else "smaller_heading"
                self.found.body.append(block(kind, words))
        elif part.name == "blockquote":
            self.found.left.append("the marks of a quotation (its words came over)")
            self._inside(part)
        elif part.name == "table":
            self._table(part)
        elif part.name in ("ul", "ol"):
            self.gathered += self._rich(part)
        elif part.name != "hr":
            self._loose(self._rich_inside(part))

    def _heading(self, words: str) -> str:
        if len(words) > HEADING:
            self.found.left.append(f"the end of a heading: “…{words[HEADING:][:80]}”")
        return words[:HEADING]

    def _table(self, table: Tag) -> None:
        self.found.left.append("the lines of a table (its words came over as a list)")
        rows = []
        for row in table.find_all("tr"):
            cells = [plain(str(cell)) for cell in row.find_all(["td", "th"])]
            rows.append(html.escape(" – ".join(cell for cell in cells if cell), quote=False))
        self.gathered += "<ul>" + "".join(f"<li>{row}</li>" for row in rows if row) + "</ul>"

    def _rich_inside(self, part: Tag) -> str:
        return "".join(self._rich(each) for each in part.children)

    def _rich(self, part: Any) -> str:
        """As the editor of ours writes it."""
        if isinstance(part, NavigableString):
            return html.escape(str(part), quote=False)
        name = {"strong": "b", "em": "i"}.get(part.name, part.name)
        inside = self._rich_inside(part)
        if name == "a":
            return self._link(str(part.get("href") or ""), inside)
        if name == "p" and part.parent is not None and part.parent.name == "li":
            return inside
        if name == "br":
            return "<br/>"
        return f"<{name}>{inside}</{name}>" if name in RICH else inside

    def _link(self, address: str, inside: str) -> str:
        target = self.link_to(address) if address else ""
        if target.startswith("page:"):
            return f'<a linktype="page" id="{target.removeprefix("page:")}">{inside}</a>'
        return f'<a href="{html.escape(target)}">{inside}</a>' if target else inside

    def _close(self) -> None:
        if plain(self.gathered):
            self.found.body.append(block("paragraph", self.gathered))
        self.gathered = ""
