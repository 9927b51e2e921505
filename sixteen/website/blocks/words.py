"""The blocks of words and pictures that every page has."""

from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from sixteen.website.blocks.sources import EvidenceBlock

RICH = ["bold", "italic", "link", "ol", "ul"]


def _in(name: str) -> str:
    return f"website/blocks/{name}.html"


class PictureBlock(blocks.StructBlock):
    picture = ImageChooserBlock()
    caption = blocks.CharBlock(required=False, max_length=200)

    class Meta:
        icon = "image"
        template = _in("picture")


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=120)
    words = blocks.RichTextBlock(features=["bold", "italic", "link"], required=False)


class HalfBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=120)
    words = blocks.RichTextBlock(features=RICH)


class PairBlock(blocks.StructBlock):
    """Two short texts side by side, such as what something is and what it is not."""

    first = HalfBlock()
    second = HalfBlock()

    class Meta:
        icon = "grip"
        template = _in("pair")


class PhaseBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=80)
    words = blocks.RichTextBlock(features=RICH, required=False)


class PhasesBlock(blocks.StructBlock):
    """The sixteen squares under three phases, each with its words."""

    initial = PhaseBlock()
    middle = PhaseBlock()
    ending = PhaseBlock()

    class Meta:
        icon = "calendar-alt"
        template = _in("phases")


class BookBlock(blocks.StructBlock):
    title = blocks.CharBlock(required=False, max_length=120)
    words = blocks.TextBlock(required=False, max_length=400, rows=2)

    class Meta:
        icon = "calendar-check"
        label = "Call to book"
        template = _in("book")


class HelpBlock(blocks.StructBlock):
    words = blocks.RichTextBlock(features=["bold", "link"])

    class Meta:
        icon = "warning"
        label = "Help box"
        template = _in("help")


BODY = [
    ("heading", blocks.CharBlock(max_length=120, icon="title", template=_in("heading"))),
    ("smaller_heading", blocks.CharBlock(max_length=120, icon="h3", template=_in("smaller"))),
    ("paragraph", blocks.RichTextBlock(features=RICH, icon="pilcrow", template=_in("words"))),
    ("picture", PictureBlock()),
    ("steps", blocks.ListBlock(StepBlock(), icon="list-ol", template=_in("steps"))),
    ("pair", PairBlock()),
    ("phases", PhasesBlock()),
    ("evidence", EvidenceBlock()),
    ("book", BookBlock()),
    ("help", HelpBlock()),
]
