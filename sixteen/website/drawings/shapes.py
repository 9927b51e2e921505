"""Shapes as masks: white where there is paper, placed and measured as in the finished picture."""

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from random import Random

from PIL import Image, ImageChops, ImageDraw

from sixteen.website.drawings.paper import FINE, SIZE

Point = tuple[float, float]


def empty(size: tuple[int, int] = SIZE) -> Image.Image:
    return Image.new("L", size, 0)


def polygon(points: Iterable[Point], *, size: tuple[int, int] = SIZE) -> Image.Image:
    """Drawn larger and made smaller, so that its edge is smooth."""
    places = list(points)
    across, down = zip(*places, strict=True)
    left, top = max(0, math.floor(min(across))), max(0, math.floor(min(down)))
    right, bottom = min(size[0], math.ceil(max(across))), min(size[1], math.ceil(max(down)))
    mask = empty(size)
    if left < right and top < bottom:
        fine = Image.new("L", ((right - left) * FINE, (bottom - top) * FINE), 0)
        corners = [((x - left) * FINE, (y - top) * FINE) for x, y in places]
        ImageDraw.Draw(fine).polygon(corners, fill=255)
        mask.paste(fine.reduce(FINE), (left, top))
    return mask


def disc(x: float, y: float, radius: float, *, size: tuple[int, int] = SIZE) -> Image.Image:
    return polygon(around(x, y, radius, radius), size=size)


def around(x: float, y: float, wide: float, high: float, *, turn: float = 0) -> list[Point]:
    """The outline of an ellipse, turned by so many degrees."""
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    steps = (math.tau * step / 240 for step in range(240))
    flat = ((wide * math.cos(step), high * math.sin(step)) for step in steps)
    return [(x + a * cos - b * sin, y + a * sin + b * cos) for a, b in flat]


def ribbon(points: Sequence[Point], width: float, *, size: tuple[int, int] = SIZE) -> Image.Image:
    """A line of this width with round ends."""
    half = width / 2
    left, right = [], []
    for n, (x, y) in enumerate(points):
        (ax, ay), (bx, by) = points[max(0, n - 1)], points[min(len(points) - 1, n + 1)]
        long = math.hypot(bx - ax, by - ay) or 1
        aside = half * (ay - by) / long, half * (bx - ax) / long
        left.append((x + aside[0], y + aside[1]))
        right.append((x - aside[0], y - aside[1]))
    line = polygon([*left, *reversed(right)], size=size)
    for x, y in (points[0], points[-1]):
        line = both(line, disc(x, y, half, size=size))
    return line


def ridge(
    chance: Random, y: float, height: float, *, waves: float, size: tuple[int, int] = SIZE
) -> Image.Image:
    """Everything below a line of hills at about y."""
    parts = [(waves * 1.9**n, height / 2.3**n, chance.uniform(0, math.tau)) for n in range(3)]
    wide, high = size

    def line(x: float) -> float:
        return y + sum(h * math.sin(math.tau * x / wide * w + start) for w, h, start in parts)

    top = [(x, line(x)) for x in range(-4, wide + 5, 4)]
    return polygon([(-4, high + 4), *top, (wide + 4, high + 4)], size=size)


def curve(*control: Point, steps: int = 80) -> list[Point]:
    """A Bézier curve through its first and last point."""

    def at(share: float) -> Point:
        points = list(control)
        while len(points) > 1:
            pairs = pairwise(points)
            points = [(a + (c - a) * share, b + (d - b) * share) for (a, b), (c, d) in pairs]
        return points[0]

    return [at(step / steps) for step in range(steps + 1)]


def arch(
    x: float, wide: float, top: float, bottom: float, *, size: tuple[int, int] = SIZE
) -> Image.Image:
    """A door with a round top, its middle at x."""
    radius = wide / 2
    turns = (math.pi + math.pi * step / 120 for step in range(121))
    over = [(x + radius * math.cos(turn), top + radius + radius * math.sin(turn)) for turn in turns]
    return polygon([(x - radius, bottom), *over, (x + radius, bottom)], size=size)


def both(first: Image.Image, second: Image.Image) -> Image.Image:
    return ImageChops.lighter(first, second)


def shared(first: Image.Image, second: Image.Image) -> Image.Image:
    return ImageChops.darker(first, second)


def without(first: Image.Image, second: Image.Image) -> Image.Image:
    return ImageChops.subtract(first, second)
