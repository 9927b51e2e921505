"""The focus as a drawing: its words broken into lines with their places. The template draws it."""

import textwrap
from dataclasses import dataclass

from sixteen.domain.focus import Focus, text_equivalent


@dataclass(frozen=True)
class Line:
    y: int
    words: str


@dataclass(frozen=True)
class FocusDrawing:
    """Each part as lines with their height. Long words are cut here, never in the text."""

    self_: tuple[Line, ...]
    other: tuple[Line, ...]
    affects: tuple[Line, ...]
    defence: tuple[Line, ...]
    reverses: bool
    text: str


def focus_drawing(focus: Focus) -> FocusDrawing:
    """The words of a focus, broken into lines that fit into the drawing."""
    return FocusDrawing(
        self_=_lines(focus.part("self"), 17, 5, 182),
        other=_lines(focus.part("other"), 17, 5, 182),
        affects=_lines(focus.part("affects"), 30, 2, 50),
        defence=_lines(focus.part("defence"), 38, 3, 344),
        reverses=bool(focus.part("reversal")),
        text=text_equivalent(focus),
    )


def _lines(words: str, width: int, most: int, middle: int) -> tuple[Line, ...]:
    """At most that many lines of about that many letters, centred on a height."""
    found = textwrap.wrap(words, width, break_long_words=True)
    if len(found) > most:
        found = [
            *found[: most - 1],
            textwrap.shorten(" ".join(found[most - 1 :]), width - 1, placeholder="") + "…",
        ]
    top = middle - (len(found) - 1) * 9
    return tuple(Line(top + index * 18, line) for index, line in enumerate(found))
