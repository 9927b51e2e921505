"""The few marks that the words of a page may use: paragraphs, lists, bold, links to our pages."""

from collections.abc import Callable, Iterator

from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

ALLOWED = {
    *("paragraph_open", "paragraph_close", "inline", "text", "softbreak"),
    *("bullet_list_open", "bullet_list_close", "ordered_list_open", "ordered_list_close"),
    *("list_item_open", "list_item_close", "strong_open", "strong_close"),
    *("link_open", "link_close"),
}
READER = MarkdownIt("commonmark")


def not_allowed(words: str) -> list[str]:
    """What else the words use: headings, pictures, HTML, quotations, code."""
    return sorted({token.type for token in _tokens(words)} - ALLOWED)


def links_in(words: str) -> list[str]:
    return [str(token.attrs["href"]) for token in _tokens(words) if token.type == "link_open"]


def as_html(words: str, address_of: Callable[[str], str]) -> SafeString:
    """HTML of words that were checked. address_of is handed each link as it is written."""
    if not_allowed(words):
        raise ValueError("These words were not checked")  # HTML among them, so they are not safe
    tokens = READER.parse(words)
    for token in _flat(tokens):
        if token.type == "link_open":
            token.attrs["href"] = address_of(str(token.attrs["href"]))
    return mark_safe(READER.renderer.render(tokens, READER.options, {}))  # noqa: S308


def _tokens(words: str) -> Iterator[Token]:
    return _flat(READER.parse(words))


def _flat(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from token.children or ()
