"""The focus as a drawing: every part a shape as large as its words. The template draws it.

The words are broken into lines here, by the widths of the letters of our fonts, and nothing is cut:
a shape grows with what is said. The picture is as wide as a telephone, and is drawn no wider than
it can be read.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sixteen.domain.focus import PARTS, Focus, text_equivalent

WIDTH, EDGE, GAP = 360, 3, 14
HALF = (WIDTH - 2 * EDGE - GAP) // 2
LINE, FIRST, ROUND = 21, 27, 40
SIZE, FEELING = 16, 18
LABELS = {
    "affects": _("what I feel"),
    "self": _("me"),
    "other": _("the other"),
    "reversal": _("how it turns round"),
    "defence": _("what I do with it"),
    "defence_protects": _("it protects me from"),
    "defence_costs": _("it costs me"),
    "symptom_link": _("what I came for"),
}
EMPTY = _("not said yet")
# Of the letter's height, the wider of our two fonts.
NARROW, WIDER, WIDEST = "iIjl.,:;'’!|", "ABCDEGHKNOQRSUVXYZTPF", "mMWw%@æœ"


@dataclass(frozen=True)
class Line:
    """look: "label", "words", "own" (the client's) or "unsaid"."""

    x: int
    y: int
    words: str
    look: str


@dataclass(frozen=True)
class Shape:
    """One part. name: what stands in it, and what it is, for who does not see it."""

    code: str
    x: int
    y: int
    width: int
    height: int
    lines: tuple[Line, ...]
    name: str
    is_empty: bool


@dataclass(frozen=True)
class FocusDrawing:
    """shapes: in the order of reading. there, back: heights of the two arrows; back None: none."""

    shapes: tuple[Shape, ...]
    height: int
    there: int
    back: int | None
    reverses: bool
    text: str


def focus_drawing(focus: Focus, *, whole: bool = False) -> FocusDrawing:
    """whole: parts that are not said yet are there too, as outlines."""
    rows = list(_rows(focus, whole))
    shapes: list[Shape] = []
    y, there, back = EDGE, 0, None
    for codes in rows:
        tall = max(_height(focus, code, len(codes)) for code in codes)
        for place, code in enumerate(codes):
            shapes.append(_shape(focus, code, place, len(codes), y, tall))
        y += tall + GAP
        if "affects" in codes:
            there, y = y, y + 34
        if "self" in codes and "reversal" in (code for row in rows for code in row):
            back, y = y - GAP + 6, y + 30
    reverses = bool(focus.part("reversal") or focus.own_words("reversal"))
    return FocusDrawing(
        tuple(shapes), y - GAP + EDGE, there, back, reverses, text_equivalent(focus)
    )


def _rows(focus: Focus, whole: bool) -> Iterator[list[str]]:
    """The codes of the parts that stand beside one another, from the top."""
    for row in (
        ["affects"],
        ["self", "other"],
        ["reversal"],
        ["defence"],
        ["defence_protects", "defence_costs"],
        ["symptom_link"],
    ):
        here = [
            code
            for code in row
            if whole
            or code in ("self", "other", "affects")
            or focus.part(code)
            or focus.own_words(code)
        ]
        if here:
            yield here


def _height(focus: Focus, code: str, beside: int) -> int:
    tall = FIRST + LINE * len(_words(focus, code, beside)) + 12
    return max(tall + 12, 132) if code in ("self", "other") else tall


def _shape(focus: Focus, code: str, place: int, beside: int, y: int, tall: int) -> Shape:
    width = HALF if beside > 1 else WIDTH - 2 * EDGE
    x = EDGE + place * (HALF + GAP)
    words = _words(focus, code, beside)
    free = tall - 12 - FIRST - LINE * len(words)
    top = y + FIRST + 15 + (free // 2 if code in ("self", "other") else 0)
    middle = x + width // 2
    lines = [Line(middle, y + 20, str(LABELS[code]), "label")]
    lines += [Line(middle, top + index * LINE, *each) for index, each in enumerate(words)]
    # Whoever speaks to their machine says what stands there, so the name begins with that.
    name = f"{LABELS[code]} {' '.join(line for line, _ in words)}. {gettext(PARTS[code])}"
    is_empty = not (focus.part(code) or focus.own_words(code))
    return Shape(code, x, y, width, tall, tuple(lines), name, is_empty)


def _words(focus: Focus, code: str, beside: int) -> list[tuple[str, str]]:
    """The lines of a part, each with its look: the agreed words, then the client's own."""
    agreed, own = focus.part(code), focus.own_words(code)
    size = FEELING if code == "affects" else SIZE
    room = (HALF if beside > 1 else WIDTH - 2 * EDGE) - 26
    lines = [(line, "words") for line in broken(agreed, room, size)]
    lines += [(line, "own") for line in broken(f"“{own}”" if own else "", room, SIZE)]
    return lines or [(str(EMPTY), "unsaid")]


def broken(words: str, room: int, size: int) -> list[str]:
    """Lines no wider than that; a word that is wider than a line goes on in the next."""
    lines: list[str] = []
    for word in words.split():
        if lines and wide(f"{lines[-1]} {word}", size) <= room:
            lines[-1] += f" {word}"
            continue
        lines.append("")
        for letter in word:
            if wide(lines[-1] + letter, size) > room:
                lines.append("")
            lines[-1] += letter
    return lines


def wide(words: str, size: int) -> float:
    """How wide these are drawn, rather too wide than too narrow."""
    return sum(size * _share(letter) for letter in words)


def _share(letter: str) -> float:
    if letter in NARROW:
        return 0.32
    if letter in WIDEST or (ord(letter) > 0x24F and letter not in "‘’“”–—…"):
        return 1.0
    if letter in WIDER:
        return 0.76
    return 0.3 if letter == " " else 0.61
