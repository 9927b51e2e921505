"""The drawing of a focus: every word is in it, inside its shape, however long it is."""

from hypothesis import given
from hypothesis import strategies as st

from sixteen.domain.focus import PARTS, Focus
from sixteen.project.focus_drawing import EMPTY, WIDTH, Shape, broken, focus_drawing, wide
from tests.domain.test_focus import WHOLE, foci

LETTERS = st.text(alphabet="iWm aé漢", max_size=200)


def said_in(shape: Shape, look: str) -> str:
    return "".join(line.words for line in shape.lines if line.look == look).replace(" ", "")


@given(LETTERS)
def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(words):
    lines = broken(words, 140, 16)
    assert "".join(lines).replace(" ", "") == "".join(words.split())
    assert all(wide(line, 16) <= 140 for line in lines)


@given(foci)
def test_every_part_is_drawn_whole_inside_its_shape(focus):
    drawing = focus_drawing(focus, whole=True)
    assert [shape.code for shape in drawing.shapes] == [
        *("affects", "self", "other", "reversal", "defence"),
        *("defence_protects", "defence_costs", "symptom_link"),
    ]
    for shape in drawing.shapes:
        agreed, own = focus.part(shape.code), focus.own_words(shape.code)
        assert said_in(shape, "words") == "".join(agreed.split())
        assert said_in(shape, "own") == ("".join(f"“{own}”".split()) if own else "")
        assert shape.is_empty == (not agreed and not own)
        for line in shape.lines:
            assert shape.y < line.y < shape.y + shape.height
            assert shape.x < line.x < shape.x + shape.width
        assert shape.x + shape.width <= WIDTH and shape.y + shape.height <= drawing.height


@given(foci)
def test_no_shape_lies_on_another(focus):
    shapes = focus_drawing(focus, whole=True).shapes
    for one in shapes:
        for other in shapes:
            beside = one.x + one.width <= other.x or other.x + other.width <= one.x
            over = one.y + one.height <= other.y or other.y + other.height <= one.y
            assert one is other or beside or over


def test_the_arrow_turns_round_only_where_there_is_a_reversal():
    once = Focus(self_="a burden", other="tired of me", affects=("shame",))
    assert focus_drawing(once).back is None
    assert focus_drawing(once, whole=True).back is not None
    assert not focus_drawing(once, whole=True).reverses
    turned = focus_drawing(WHOLE)
    assert turned.back is not None and turned.reverses


def test_what_is_not_said_is_an_outline_for_the_writer_and_not_there_for_a_reader():
    once = Focus(self_="a burden", other="tired of me", affects=("shame",))
    assert [shape.code for shape in focus_drawing(once).shapes] == ["affects", "self", "other"]
    empty = [shape for shape in focus_drawing(once, whole=True).shapes if shape.is_empty]
    assert len(empty) == len(PARTS) - 3
    assert all(f" {EMPTY}. " in shape.name for shape in empty)


def test_the_drawing_says_all_of_a_part_to_who_does_not_see_it():
    (me,) = [shape for shape in focus_drawing(WHOLE).shapes if shape.code == "self"]
    assert me.name == "me small and in the way “a spare chair”. How I come to see myself"


def test_a_name_begins_with_what_can_be_read_so_that_it_can_be_said():
    for shape in focus_drawing(WHOLE, whole=True).shapes:
        assert shape.name.startswith(" ".join(line.words for line in shape.lines))
