"""Cut paper: sheets laid on one another, each with its shadow, its edge and its grain.

Shapes are masks drawn larger and made smaller, so that their edges are smooth. Everything is
decided by the numbers given and a seed: the same picture comes out each time.
"""

import math
from collections.abc import Callable
from random import Random

from PIL import Image, ImageChops, ImageFilter

SIZE = (1600, 1067)
FINE = 4  # shapes are drawn this much larger
COARSE = 4  # shadows are blurred this much smaller

# The colours of look/tokens.css, light and dark, and what lies between them.
PAPER, SAND, LINE, HATCH = "#faf8f4", "#f3efe7", "#e4dfd5", "#d3ccbe"
INK, NIGHT, DUSK = "#1f2b2a", "#151b1a", "#22362f"
DEEP, GREEN, MOSS, MINT, MIST = "#1f4f45", "#2c6a5d", "#5f9787", "#8cc9b8", "#e6f0ec"
CLAY, ROSE, BLUSH = "#a0432a", "#f0a58c", "#f8ebe4"
SUN, GOLD, CREAM = "#7d590b", "#e3c070", "#f7efd9"


def by_seed(seed: int) -> Random:
    """Chance that goes the same way each time: for pictures, never for secrets."""
    return Random(seed)  # noqa: S311


def rgb(colour: str) -> tuple[int, int, int]:
    return tuple(bytes.fromhex(colour[1:]))  # type: ignore[return-value]


def between(first: str, second: str, share: float) -> str:
    """The colour that lies `share` of the way from the first to the second."""
    mixed = (round(a + (b - a) * share) for a, b in zip(rgb(first), rgb(second), strict=True))
    return "#" + bytes(mixed).hex()


def gradient(size: tuple[int, int], first: str, second: str, *, angle: float = 90) -> Image.Image:
    """From the first colour to the second; 90 goes down, 0 to the right."""
    small = (size[0] // 8 + 8, size[1] // 8 + 8)
    side = round(math.hypot(*small)) + 2
    ramp = Image.linear_gradient("L").resize((side, side)).rotate(90 - angle, Image.BICUBIC)
    left, top = (side - small[0]) // 2, (side - small[1]) // 2
    ramp = ramp.crop((left, top, left + small[0], top + small[1]))
    low, high = ramp.getextrema()
    ramp = ramp.point([min(255, max(0, (v - low) * 255 // (high - low))) for v in range(256)])
    colours = [Image.new("RGB", small, colour) for colour in (second, first)]
    return Image.composite(*colours, ramp).resize(size, Image.BILINEAR)


def moved(mask: Image.Image, right: int, down: int) -> Image.Image:
    place = Image.new("L", mask.size, 0)
    place.paste(mask, (right, down))
    return place


def faint(mask: Image.Image, strength: float) -> Image.Image:
    return mask.point([round(value * strength) for value in range(256)])


class Sheet:
    """A picture in the making. `image` is what it looks like so far; light comes from `falls`."""

    def __init__(
        self,
        first: str,
        second: str,
        *,
        size: tuple[int, int] = SIZE,
        angle: float = 90,
        falls: tuple[float, float] = (5, 9),
    ) -> None:
        self.size, self.falls = size, falls
        self.image = gradient(size, first, second, angle=angle)

    def lay(
        self,
        mask: Image.Image,
        first: str,
        second: str | None = None,
        *,
        lift: float = 1.0,
        angle: float = 90,
        opacity: float = 1.0,
    ) -> None:
        """Lay a sheet of this shape on the picture. lift: how far it stands off what is below."""
        if lift:
            self.shade(mask, reach=lift, blur=16 * lift, strength=0.40 * opacity)
            self.shade(mask, reach=0.3 * lift, blur=3.5 * lift, strength=0.34 * opacity)
        box = mask.getbbox() or (0, 0, 1, 1)
        shape = mask.crop(box)
        sheet = gradient(shape.size, first, second or first, angle=angle)
        if lift:
            _cut_edge(sheet, mask, box)
        self.image.paste(sheet, box[:2], faint(shape, opacity))

    def shade(self, mask: Image.Image, *, reach: float, blur: float, strength: float) -> None:
        """A soft shadow of this shape; it falls `reach` times as far as it would."""
        right, down = (round(way * reach / COARSE) for way in self.falls)
        self._through(mask, ImageChops.multiply, "#33423e", (right, down), blur, strength)

    def glow(self, mask: Image.Image, colour: str, *, blur: float, strength: float) -> None:
        """Light of this shape and colour."""
        self._through(mask, ImageChops.screen, colour, (0, 0), blur, strength)

    def _through(
        self,
        mask: Image.Image,
        blend: Callable[[Image.Image, Image.Image], Image.Image],
        colour: str,
        move: tuple[int, int],
        blur: float,
        strength: float,
    ) -> None:
        """Blend the colour with the picture where the blurred and moved shape is."""
        small = moved(mask.reduce(COARSE), *move)
        soft = small.filter(ImageFilter.GaussianBlur(blur / COARSE))
        found = soft.getbbox()
        if found:
            left, top, right, bottom = found
            box = (left * COARSE, top * COARSE, right * COARSE, bottom * COARSE)
            soft = soft.crop(found).resize((box[2] - box[0], box[3] - box[1]), Image.BICUBIC)
            part = self.image.crop(box)
            coloured = blend(part, Image.new("RGB", part.size, colour))
            self.image.paste(coloured, box[:2], faint(soft, strength))

    def finished(self, seed: int, *, grain: float = 0.8) -> Image.Image:
        """The picture with light from the top left and the grain of paper."""
        light = gradient(self.size, "#8f8d88", "#747674", angle=50)
        lit = ImageChops.soft_light(self.image, light)
        return ImageChops.soft_light(lit, _grain(self.size, seed, grain))


def _cut_edge(sheet: Image.Image, mask: Image.Image, box: tuple[int, int, int, int]) -> None:
    """The cut catches the light at the top left, and is darker at the bottom right."""
    shape = mask.crop((box[0] - 1, box[1] - 1, box[2] + 1, box[3] + 1))
    inside = Image.new("L", mask.size, 0)
    inside.paste(255, (2, 2, mask.width - 2, mask.height - 2))
    inside = inside.crop(box)
    for way, colour, strength in ((1, "#fffdf8", 0.30), (-1, "#17211f", 0.22)):
        rim = ImageChops.subtract(shape, moved(shape, way, way)).crop(
            (1, 1, shape.width - 1, shape.height - 1)
        )
        rim = faint(ImageChops.darker(rim, inside), strength)
        sheet.paste(Image.new("RGB", sheet.size, colour), mask=rim)


def _grain(size: tuple[int, int], seed: int, strength: float) -> Image.Image:
    chance = by_seed(seed)
    fine = Image.frombytes("L", size, chance.randbytes(size[0] * size[1]))
    fine = fine.filter(ImageFilter.GaussianBlur(0.7))
    half = (size[0] // 3 + 1, size[1] // 3 + 1)
    fibres = Image.frombytes("L", half, chance.randbytes(half[0] * half[1]))
    fibres = fibres.filter(ImageFilter.GaussianBlur(1.1)).resize(size, Image.BICUBIC)
    both = Image.blend(fine, fibres, 0.45)
    levels = [round(128 + (value - 127.5) * 0.55 * strength) for value in range(256)]
    return both.point([min(255, max(0, level)) for level in levels]).convert("RGB")
