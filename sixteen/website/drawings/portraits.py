"""Pictures that stand where a therapist’s photograph would: a few sheets of paper, never a face."""

from random import Random

from PIL import Image

from sixteen.website.drawings.paper import (
    BLUSH,
    CLAY,
    CREAM,
    DEEP,
    GOLD,
    GREEN,
    HATCH,
    INK,
    MINT,
    MIST,
    MOSS,
    PAPER,
    ROSE,
    SAND,
    Sheet,
    between,
    by_seed,
)
from sixteen.website.drawings.shapes import arch, disc, polygon, shared, without

SQUARE = (1200, 1200)
# Ground, large shape, small shape, and the one that catches the eye.
SETS = (
    (between(MIST, MINT, 0.3), DEEP, between(ROSE, BLUSH, 0.2), GOLD),
    (between(BLUSH, ROSE, 0.25), between(CLAY, ROSE, 0.25), DEEP, CREAM),
    (between(CREAM, GOLD, 0.25), GREEN, between(CLAY, ROSE, 0.15), SAND),
    (between(SAND, HATCH, 0.4), MOSS, between(GOLD, CREAM, 0.2), CLAY),
    (between(DEEP, MOSS, 0.3), between(MINT, MIST, 0.3), between(ROSE, CLAY, 0.2), CREAM),
)


def portrait(number: int) -> Image.Image:
    """The picture of this number, 1200 by 1200. Each number has its own."""
    chance = by_seed(number * 7919)
    ground, large, small, spark = SETS[number % len(SETS)]
    sheet = Sheet(between(ground, PAPER, 0.25), between(ground, HATCH, 0.15), size=SQUARE, angle=60)
    compositions = (_door, _horizon, _pair, _bowls)
    compositions[number // 2 % len(compositions)](sheet, chance, large, small, spark)
    return sheet.finished(number + 100)


def _lay(sheet: Sheet, mask: Image.Image, tone: str, lift: float = 1.5) -> None:
    sheet.lay(mask, between(tone, PAPER, 0.14), between(tone, INK, 0.14), lift=lift, angle=60)


def _disc(x: float, y: float, radius: float) -> Image.Image:
    return disc(x, y, radius, size=SQUARE)


def _below(y: float) -> Image.Image:
    return polygon([(-4, y), (1204, y), (1204, 1204), (-4, 1204)], size=SQUARE)


def _door(sheet: Sheet, chance: Random, large: str, small: str, spark: str) -> None:
    x = chance.uniform(480, 720)
    _lay(sheet, arch(x, 620, 250, 1204, size=SQUARE), large)
    _lay(sheet, arch(x + chance.choice((-70, 70)), 360, 520, 1204, size=SQUARE), small)
    _lay(sheet, _disc(1200 - x, chance.uniform(250, 340), 104), spark, 1.2)


def _horizon(sheet: Sheet, chance: Random, large: str, small: str, spark: str) -> None:
    y, x = chance.uniform(640, 760), chance.uniform(440, 760)
    _lay(sheet, _disc(x, y - 40, 330), small)
    _lay(sheet, _below(y), large)
    cut = shared(_disc(x, y, 330), _below(y + 60))
    _lay(sheet, cut, between(large, small, 0.45), 0.8)
    _lay(
        sheet, _disc(x + chance.choice((-330, 330)) * 0.9, chance.uniform(210, 300), 66), spark, 1.2
    )


def _pair(sheet: Sheet, chance: Random, large: str, small: str, spark: str) -> None:
    y = chance.uniform(560, 640)
    left, right = _disc(450, y, 320), _disc(770, y + chance.uniform(-90, 90), 260)
    _lay(sheet, left, large)
    _lay(sheet, right, small)
    _lay(sheet, shared(left, right), spark, 0.7)


def _bowls(sheet: Sheet, chance: Random, large: str, small: str, spark: str) -> None:
    x = chance.uniform(520, 680)
    for n, (radius, tone) in enumerate(((430, large), (320, small), (205, large))):
        half = without(_disc(x, 640, radius), _above(640 - 34 * n))
        _lay(sheet, half, between(tone, PAPER, 0.10 * n))
    _lay(sheet, _disc(x + chance.uniform(-90, 90), 360, 128), spark, 1.3)


def _above(y: float) -> Image.Image:
    return polygon([(-4, -4), (1204, -4), (1204, y), (-4, y)], size=SQUARE)
