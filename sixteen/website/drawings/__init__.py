"""Pictures drawn by the software for the demonstration: cut paper, calm, and nobody in them.

Each comes out the same every time. A practice puts its own in their place.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

from sixteen.website.drawings import landscapes, rooms, still_life
from sixteen.website.drawings.portraits import portrait

__all__ = ["DRAWINGS", "Drawing", "portrait"]


@dataclass(frozen=True)
class Drawing:
    """alternative: what it shows, for those who do not see it. focus: its middle, in hundredths
    from the left and from the top. draw: makes it, 1600 by 1067."""

    code: str
    alternative: str
    focus: tuple[int, int]
    draw: Callable[[], Image.Image]


DRAWINGS = {
    drawing.code: drawing
    for drawing in (
        Drawing(
            "two-circles",
            "A green circle and a rose one overlap; a thin white arc leads from one to the other.",
            (50, 50),
            still_life.two_circles,
        ),
        Drawing(
            "paper-leaves",
            "Leaves of folded paper in many greens stand close together.",
            (45, 60),
            still_life.leaves,
        ),
        Drawing(
            "stones",
            "A bed of smooth pebbles in greens and greys; one is the colour of clay.",
            (63, 43),
            still_life.stones,
        ),
        Drawing(
            "hills",
            "Layers of green hills in morning light, with a low orange sun.",
            (68, 38),
            landscapes.hills,
        ),
        Drawing(
            "paper-moon",
            "A pale moon in rings of green above dark waves.",
            (50, 44),
            landscapes.moon,
        ),
        Drawing(
            "ripples",
            "Two drops in a pond: their rings spread and meet.",
            (51, 49),
            landscapes.ripples,
        ),
        Drawing(
            "window-light",
            "The light of a window on a wall, with the shadow of a branch in it.",
            (57, 45),
            rooms.window_light,
        ),
        Drawing(
            "arches",
            "One open door behind another, from dark green to rose, and light at the end.",
            (52, 60),
            rooms.arches,
        ),
        Drawing(
            "two-chairs",
            "Two round chairs and a small table on a rug, seen from above, in the sun.",
            (50, 52),
            rooms.two_chairs,
        ),
    )
}
