"""The accent colour of a practice, and the shades that the look makes of it, in light and dark.

Contrast is WCAG 2's: text needs 4.5 to 1. The accent is text on paper and the ground of white
text, so it is checked against all of them.
"""

import colorsys
import re
from collections.abc import Iterator
from dataclasses import dataclass

# The grounds of static/look/tokens.css that links stand on.
PAPER, WHITE, SUNKEN = "#faf8f4", "#ffffff", "#f3efe7"
DARK_SURFACE = "#1d2523"
AT_NIGHT = "(prefers-color-scheme:dark)"
# What a reader chose counts for more (reading_as.py); :where adds nothing to what a rule weighs.
UNLESS_LIGHT, CHOSEN_DARK = (
    ":root:where(:not([data-light=light]))",
    ":root:where([data-light=dark])",
)
READABLE, CLEAR = 4.5, 7.0
STEPS = 200


@dataclass(frozen=True)
class Shades:
    """As the tokens of static/look/tokens.css are called."""

    accent: str
    accent_deep: str
    accent_ink: str
    accent_soft: str

    def css(self) -> str:
        names = ("accent", "accent_deep", "accent_ink", "accent_soft")
        return "".join(f"--{name.replace('_', '-')}:{getattr(self, name)};" for name in names)


def is_colour(text: str) -> bool:
    return re.fullmatch(r"#[0-9a-fA-F]{6}", text) is not None


def contrast(one: str, other: str) -> float:
    """Between 1 and 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def is_readable(colour: str) -> bool:
    """On paper, on a sunken ground, and under white text."""
    return min(contrast(colour, ground) for ground in (PAPER, SUNKEN, WHITE)) >= READABLE


def nearest_readable(colour: str) -> str:
    """The same hue, darkened only as far as it has to be."""
    return next(shade for shade in _darker(colour) if is_readable(shade))


def light_shades(colour: str) -> Shades:
    soft = _mixed(colour, WHITE, 0.12)
    deep = next(shade for shade in _darker(colour) if contrast(shade, soft) >= CLEAR)
    return Shades(colour, deep, WHITE, soft)


def dark_shades(colour: str) -> Shades:
    soft = _mixed(colour, DARK_SURFACE, 0.28)
    accent = next(shade for shade in _lighter(colour) if contrast(shade, DARK_SURFACE) >= CLEAR)
    deep = next(shade for shade in _lighter(accent) if contrast(shade, soft) >= CLEAR)
    ink = next(shade for shade in _darker(colour) if contrast(shade, accent) >= CLEAR)
    return Shades(accent, deep, ink, soft)


def stylesheet(colour: str) -> str:
    """What is laid over the tokens on a screen; print keeps its own."""
    light, dark = light_shades(colour).css(), dark_shades(colour).css()
    return (
        f"@media screen{{:root{{{light}}}}}\n"
        f"@media screen and {AT_NIGHT}{{{UNLESS_LIGHT}{{{dark}}}}}\n"
        f"@media screen{{{CHOSEN_DARK}{{{dark}}}}}\n"
    )


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _written(red: float, green: float, blue: float) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in (red, green, blue))


def _luminance(colour: str) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in _parts(colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _mixed(colour: str, ground: str, share: float) -> str:
    one, other = _parts(colour), _parts(ground)
    red, green, blue = (a * share + b * (1 - share) for a, b in zip(one, other, strict=True))
    return _written(red, green, blue)


def _darker(colour: str) -> Iterator[str]:
    hue, light, saturation = colorsys.rgb_to_hls(*_parts(colour))
    for step in range(STEPS + 1):
        yield _written(*colorsys.hls_to_rgb(hue, light * (1 - step / STEPS), saturation))


def _lighter(colour: str) -> Iterator[str]:
    hue, light, saturation = colorsys.rgb_to_hls(*_parts(colour))
    for step in range(STEPS + 1):
        lighter = light + (1 - light) * step / STEPS
        yield _written(*colorsys.hls_to_rgb(hue, lighter, saturation))
