"""Two circles and an arc; leaves; stones."""

import math
from random import Random

from PIL import Image

from sixteen.website.drawings.paper import (
    BLUSH,
    CLAY,
    CREAM,
    DEEP,
    DUSK,
    GOLD,
    GREEN,
    HATCH,
    INK,
    LINE,
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
from sixteen.website.drawings.shapes import Point, around, curve, disc, polygon, ribbon, shared


def two_circles() -> Image.Image:
    """The sign of the focus: one circle and another, and what goes between them."""
    sheet = Sheet(PAPER, between(SAND, HATCH, 0.35), angle=70)
    left, right = disc(570, 620, 310), disc(1020, 590, 264)
    sheet.lay(left, between(GREEN, MOSS, 0.25), DEEP, lift=1.5, angle=60)
    sheet.lay(right, between(ROSE, BLUSH, 0.30), between(ROSE, CLAY, 0.22), lift=1.5, angle=60)
    middle = shared(left, right)
    sheet.lay(middle, between(CLAY, ROSE, 0.25), between(CLAY, INK, 0.12), lift=0.6)
    bow = curve((570, 620), (520, 10), (1060, -40), (1020, 590))
    sheet.lay(ribbon(bow, 8), "#fffaf0", CREAM, lift=0.9)
    for x, y in ((570, 620), (1020, 590)):
        sheet.lay(disc(x, y, 22), "#fffaf0", CREAM, lift=0.9)
    return sheet.finished(11)


def leaves() -> Image.Image:
    chance = by_seed(4)
    sheet = Sheet(between(CREAM, SAND, 0.4), between(BLUSH, HATCH, 0.25), angle=60)
    tones = [between(MINT, MIST, 0.35), MINT, MOSS, between(GREEN, MOSS, 0.4), GREEN, DEEP]
    for n in range(21):
        share = n / 20
        x = 20 + 78 * (n * 8 % 21) + chance.uniform(-30, 30)
        length, wide = 1080 - 560 * share + chance.uniform(-70, 70), 132 - 24 * share
        turn = -90 + (x - 800) / 800 * 30 + chance.uniform(-12, 12)
        tone = tones[min(5, int(share * 4) + n % 3)]
        if n % 7 == 3:
            tone = between(ROSE, BLUSH, 0.1) if n < 12 else between(GOLD, CREAM, 0.2)
        for half, light in zip(_leaf(x, 1150, length, wide, turn), (0.16, 0.0), strict=True):
            first, second = between(tone, PAPER, light), between(tone, INK, 0.16 - light / 2)
            sheet.lay(half, first, second, lift=0.9 + 0.5 * share, angle=70)
    return sheet.finished(12)


def _leaf(
    x: float, y: float, length: float, wide: float, turn: float
) -> tuple[Image.Image, Image.Image]:
    """The two halves of a leaf that stands at (x, y) and is folded along its middle."""
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))

    def at(along: float, aside: float) -> Point:
        return x + along * cos - aside * sin, y + along * sin + aside * cos

    middle = curve((x, y), at(length * 0.5, wide * 0.25), at(length, 0))
    halves = []
    for side in (-1, 1):
        edge = curve(
            (x, y), at(length * 0.2, side * wide), at(length * 0.8, side * wide), at(length, 0)
        )
        halves.append(polygon([*edge, *reversed(middle)]))
    return halves[0], halves[1]


def stones() -> Image.Image:
    """A bed of pebbles, and one of another colour."""
    chance = by_seed(16)
    sheet = Sheet(between(DEEP, MOSS, 0.12), between(DEEP, DUSK, 0.6), angle=60)
    tones = (between(MINT, MIST, 0.6), MINT, MOSS, between(MOSS, GREEN, 0.5), LINE, HATCH)
    placed: list[tuple[float, float, float]] = [(1010, 470, 104)]
    for attempt in range(7000):
        radius = chance.uniform(0.7, 1.2) * (100 - 74 * attempt / 7000)
        x, y = chance.uniform(-40, 1640), chance.uniform(-40, 1107)
        if all(math.hypot(x - a, y - b) > radius + c + 1 for a, b, c in placed):
            placed.append((x, y, radius))
    for n, (x, y, radius) in enumerate(placed):
        tone = between(CLAY, ROSE, 0.25) if n == 0 else chance.choice(tones)
        pebble = polygon(_pebble(chance, x, y, radius * 1.08))
        sheet.lay(pebble, between(tone, PAPER, 0.2), between(tone, INK, 0.22), lift=1.2, angle=60)
    return sheet.finished(13)


def _pebble(chance: Random, x: float, y: float, radius: float) -> list[Point]:
    flat, turn = chance.uniform(0.8, 0.97), chance.uniform(0, 180)
    lumps = [(k, chance.uniform(0.01, 0.06), chance.uniform(0, math.tau)) for k in (2, 3, 4)]
    points = []
    for step, (px, py) in enumerate(around(0, 0, radius, radius * flat, turn=turn)):
        swell = 1 + sum(a * math.sin(k * math.tau * step / 240 + b) / k for k, a, b in lumps)
        points.append((x + px * swell, y + py * swell))
    return points
