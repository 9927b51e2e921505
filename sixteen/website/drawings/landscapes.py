"""Hills, the moon over water, rings on a pond."""

from PIL import Image

from sixteen.website.drawings.paper import (
    BLUSH,
    CLAY,
    CREAM,
    DEEP,
    DUSK,
    GOLD,
    GREEN,
    MINT,
    MIST,
    MOSS,
    NIGHT,
    PAPER,
    ROSE,
    Sheet,
    between,
    by_seed,
)
from sixteen.website.drawings.shapes import both, disc, ridge

FROM_BELOW = (3, -12)


def hills() -> Image.Image:
    chance = by_seed(16)
    sheet = Sheet(CREAM, between(BLUSH, ROSE, 0.22), falls=FROM_BELOW)
    sheet.glow(disc(1120, 380, 300), "#fff3d6", blur=150, strength=0.9)
    sheet.lay(disc(1120, 372, 122), between(ROSE, GOLD, 0.4), between(ROSE, CLAY, 0.3), lift=0.6)
    far = between(MIST, MINT, 0.45)
    for n in range(6):
        share = n / 5
        colour = between(far, DEEP, share**1.2)
        hill = ridge(chance, 470 + 100 * n, 62 - 2 * n, waves=0.75 + 0.1 * n)
        light, dark = between(colour, PAPER, 0.06), between(colour, PAPER, 0.30 - 0.24 * share)
        sheet.lay(hill, light, dark, lift=0.8 + 0.7 * share)
    return sheet.finished(1)


def moon() -> Image.Image:
    chance = by_seed(9)
    sheet = Sheet(between(NIGHT, DEEP, 0.55), between(DEEP, GREEN, 0.4))
    for n, radius in enumerate((790, 625, 478, 345)):
        colour = between(DUSK, MOSS, 0.16 + 0.2 * n)
        sheet.lay(disc(800, 470, radius), colour, between(colour, MINT, 0.12), lift=1.6)
    sheet.glow(disc(800, 470, 190), "#fff1cf", blur=100, strength=0.6)
    sheet.lay(disc(800, 470, 150), "#fdf6e3", between(CREAM, GOLD, 0.35), lift=1.2)
    sheet.falls = FROM_BELOW
    for n in range(5):
        share = n / 4
        colour = between(between(MOSS, MINT, 0.2), NIGHT, 0.15 + 0.62 * share)
        wave = ridge(chance, 690 + 84 * n, 20 + 5 * n, waves=1.0 + 0.1 * n)
        sheet.lay(wave, colour, between(colour, NIGHT, 0.15), lift=1.2)
    return sheet.finished(2)


def ripples() -> Image.Image:
    sheet = Sheet(DEEP, DEEP, angle=60)
    left, right = (560, 570), (1085, 470)
    for n in range(13, 0, -1):
        tone = between(between(MIST, MINT, 0.25), GREEN, (n - 1) / 12)
        pool = both(disc(*left, 80 * n), disc(*right, 68 * n))
        sheet.lay(pool, between(tone, PAPER, 0.1), tone, lift=0.85, angle=60)
    sheet.lay(disc(*left, 36), between(CLAY, ROSE, 0.15), CLAY, lift=0.9)
    sheet.lay(disc(*right, 30), between(GOLD, CREAM, 0.25), GOLD, lift=0.9)
    return sheet.finished(3)
