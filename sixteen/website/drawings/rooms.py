"""Light from a window, two chairs, a row of doors."""

import math

from PIL import Image, ImageFilter

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
    MOSS,
    PAPER,
    ROSE,
    SAND,
    Sheet,
    between,
    by_seed,
    faint,
)
from sixteen.website.drawings.shapes import (
    Point,
    arch,
    around,
    both,
    curve,
    disc,
    empty,
    polygon,
    ribbon,
    without,
)


def _panes(x: float, y: float, wide: float, high: float, lean: float, gap: float) -> Image.Image:
    """The light of a window with six panes, as it falls aslant on a wall."""

    def fallen(right: float, down: float) -> Point:
        return x + right + lean * down, y + down + 0.16 * right

    light = empty()
    for row in range(3):
        for column in range(2):
            left, top = column * (wide + gap), row * (high + gap)
            right, bottom = left + wide, top + high
            corners = ((left, top), (right, top), (right, bottom), (left, bottom))
            light = both(light, polygon(fallen(*corner) for corner in corners))
    return light


def window_light() -> Image.Image:
    chance = by_seed(8)
    wall = between(HATCH, ROSE, 0.16)
    sheet = Sheet(between(wall, PAPER, 0.18), between(wall, "#8a857a", 0.38), angle=35)
    panes = _panes(520, 80, 270, 255, 0.30, 26)
    twigs = empty()
    for n in range(3):
        bend = (1300 - 60 * n, 520 + 90 * n), (980 - 40 * n, 470 + 100 * n)
        stem = curve((1560, 620 + 120 * n), *bend, (690 + 70 * n, 210 + 190 * n))
        twigs = both(twigs, ribbon(stem, 6))
        for k in range(10, 80, 6):
            for side in (-1, 1):
                turn = 205 + 48 * side + chance.uniform(-14, 14)
                length = chance.uniform(70, 104) * (1.1 - k / 160)
                twigs = both(twigs, polygon(_blade(*stem[k], length, 31, turn)))
    shade = twigs.filter(ImageFilter.GaussianBlur(8))
    sheet.glow(panes, "#7a5a34", blur=100, strength=0.55)
    sheet.glow(without(panes, faint(shade, 0.86)), "#ffe4ae", blur=9, strength=0.72)
    floor = polygon([(-4, 965), (1604, 1010), (1604, 1071), (-4, 1071)])
    sheet.lay(floor, between(SAND, ROSE, 0.2), between(HATCH, ROSE, 0.25), lift=0.6)
    return sheet.finished(21, grain=0.9)


def _blade(x: float, y: float, length: float, wide: float, turn: float) -> list[Point]:
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))

    def at(along: float, aside: float) -> Point:
        return x + along * cos - aside * sin, y + along * sin + aside * cos

    there = curve((x, y), at(length * 0.4, wide), at(length, 0), steps=24)
    return [*there, *curve(at(length, 0), at(length * 0.4, -wide), (x, y), steps=24)]


def arches() -> Image.Image:
    sheet = Sheet(between(CREAM, GOLD, 0.35), "#fffaf0", falls=(7, 5))
    sheet.glow(disc(800, 700, 210), "#fff4d8", blur=120, strength=0.8)
    whole = polygon([(-4, -4), (1604, -4), (1604, 1071), (-4, 1071)])
    for n in range(6):
        share = n / 5
        opening = arch(800 + 26 * n, 250 + 205 * n, 520 - 118 * n, 1100)
        tone = between(between(BLUSH, ROSE, 0.55), between(GREEN, DEEP, 0.6), share**0.8)
        wall = without(whole, opening)
        sheet.lay(wall, between(tone, PAPER, 0.10), between(tone, INK, 0.12), lift=1.9, angle=70)
    return sheet.finished(22)


def two_chairs() -> Image.Image:
    """Two chairs and a small table, seen from above."""
    floor = between(SAND, HATCH, 0.45)
    sheet = Sheet(between(floor, PAPER, 0.35), between(floor, "#8a857a", 0.12), angle=50)
    for n, tone in enumerate((GREEN, MINT, between(MOSS, MINT, 0.5))):
        rug = polygon(around(800, 545, 620 - 34 * n, 400 - 34 * n, turn=-5))
        sheet.lay(rug, between(tone, PAPER, 0.3), between(tone, HATCH, 0.15), lift=0.4, angle=50)
    for x, y, turn, tone in ((520, 540, 24, DEEP), (1080, 520, 152, CLAY)):
        shell, seat = _chair(x, y, turn)
        sheet.lay(shell, between(tone, PAPER, 0.06), between(tone, INK, 0.2), lift=1.9, angle=50)
        sheet.lay(seat, between(tone, PAPER, 0.24), between(tone, PAPER, 0.06), lift=0.9, angle=50)
    sheet.lay(
        disc(800, 300, 84), between(GOLD, CREAM, 0.5), between(GOLD, SAND, 0.1), lift=1.5, angle=50
    )
    sheet.lay(disc(824, 284, 24), "#fffaf0", CREAM, lift=0.8)
    light = _panes(330, 90, 330, 260, 0.5, 34)
    sheet.glow(light, "#e2c48c", blur=12, strength=0.40)
    return sheet.finished(23)


def _chair(x: float, y: float, turn: float) -> tuple[Image.Image, Image.Image]:
    """A round chair from above that looks towards `turn` degrees: its shell and its seat."""
    opening = 62
    turns = [math.radians(turn + opening + n * (360 - 2 * opening) / 90) for n in range(91)]
    bow = [(x + 158 * math.cos(each), y + 158 * math.sin(each)) for each in turns]
    ahead = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    seat = around(x + 26 * ahead[0], y + 26 * ahead[1], 142, 128, turn=turn)
    return ribbon(bow, 64), polygon(seat)
