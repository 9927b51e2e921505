"""A language in which every sentence stands in brackets, so that one without them was forgotten.

What is filled into a sentence stands outside of its brackets: a day that was put together without a
translation is found in the middle of a sentence that has one.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import trans_real

from tests.forms.page import Node

OPEN, CLOSE, PART = "⟦", "⟧", "\x1f"
FILLED_IN = re.compile(r"%\(\w+\)[sd]|%[sd]|(?<!\{)\{\w+\}(?!\})")
# Attributes that somebody hears or sees.
SPOKEN = ("aria-label", "alt", "placeholder", "title")
# What is no sentence: what was typed, and how a page works.
SILENT = ("textarea", "script", "style", "template", "code")
LETTERS = re.compile(r"[^\W\d_]{2,}")


def bracketed(sentence: str) -> str:
    return OPEN + FILLED_IN.sub(lambda found: f"{CLOSE}{found[0]}{OPEN}", sentence) + CLOSE


class Pseudo:
    """What Django asks for the words of a language."""

    def gettext(self, sentence: str) -> str:
        return bracketed(sentence.rpartition(trans_real.CONTEXT_SEPARATOR)[2])

    def ngettext(self, one: str, many: str, number: int) -> str:
        return self.gettext(one if number == 1 else many)

    def to_language(self) -> str:
        return "cy"


@contextmanager
def speaking() -> Iterator[None]:
    """Welsh is this language, as long as it lasts."""
    before = trans_real._translations.get("cy")
    trans_real._translations["cy"] = Pseudo()  # type: ignore[assignment]
    try:
        yield
    finally:
        # A change of LANGUAGES in a test has thrown it away already.
        trans_real._translations.pop("cy", None)
        if before is not None:
            trans_real._translations["cy"] = before


def outside(words: str) -> list[str]:
    """What stands outside of brackets and has letters in it."""
    depth, found = 0, [""]
    for letter in words:
        if letter in OPEN + CLOSE + PART:
            depth += {OPEN: 1, CLOSE: -1}.get(letter, 0)
            found.append("")
        elif depth == 0:
            found[-1] += letter
    return [" ".join(part.split()) for part in found if LETTERS.search(part)]


def unbracketed(page: Node) -> list[str]:
    """The words of a page that have no brackets. What says that it is in English needs none."""
    return outside("".join(_text(page))) + [
        left
        for node in _heard(page)
        for name in SPOKEN
        for left in outside(node.attrs.get(name, ""))
    ]


def _is_left_out(node: Node) -> bool:
    return node.tag in SILENT or (
        node.tag != "html" and node.attrs.get("lang", "").startswith("en")
    )


def _text(node: Node) -> Iterator[str]:
    for each in node.inside:
        if isinstance(each, str):
            yield each
        elif not _is_left_out(each):
            yield PART
            yield from _text(each)
            yield PART


def _heard(node: Node) -> Iterator[Node]:
    if not _is_left_out(node):
        yield node
        for each in node.inside:
            if isinstance(each, Node):
                yield from _heard(each)
