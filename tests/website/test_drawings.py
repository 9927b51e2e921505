"""The drawings: one for each page that names one, the same every time, with words for each."""

import pytest

from sixteen.website.contents import read_contents
from sixteen.website.drawings import DRAWINGS, portrait
from tests.repository.test_words import AMERICAN, NEVER, wrong

# Those that are quick to draw; the others are made of the same parts.
QUICK = ("two-circles", "window-light")


def test_every_page_names_a_drawing_and_every_drawing_has_a_page():
    named = {page.drawing for page in read_contents().pages.values()}
    assert named == set(DRAWINGS) and len(DRAWINGS) >= 8


@pytest.mark.parametrize("drawing", DRAWINGS.values(), ids=lambda drawing: drawing.code)
def test_a_drawing_has_words_for_those_who_do_not_see_it(drawing):
    assert 20 < len(drawing.alternative) < 120 and drawing.alternative.endswith(".")
    assert not drawing.alternative.lower().startswith(("picture", "image", "drawing"))
    assert wrong(drawing.alternative, NEVER, AMERICAN) == []
    assert all(0 <= place <= 100 for place in drawing.focus)


@pytest.mark.parametrize("code", QUICK)
def test_a_drawing_comes_out_the_same_every_time(code):
    first, second = DRAWINGS[code].draw(), DRAWINGS[code].draw()
    assert first.size == (1600, 1067) and first.mode == "RGB"
    assert first.tobytes() == second.tobytes()


def test_each_therapist_has_a_picture_of_their_own():
    one, again, other = portrait(3), portrait(3), portrait(4)
    assert one.size == (1200, 1200)
    assert one.tobytes() == again.tobytes() != other.tobytes()


def test_a_drawing_uses_the_whole_of_its_colours_and_is_not_flat():
    colours = DRAWINGS["two-circles"].draw().getcolors(maxcolors=2**24)
    assert len(colours) > 10_000
