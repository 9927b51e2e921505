"""Where something was read, where other help is, and a table of evidence."""

from wagtail import blocks


class SourceBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=300)
    address = blocks.URLBlock()
    read = blocks.DateBlock(label="Read on")

    class Meta:
        icon = "link"


class OtherHelpBlock(blocks.StructBlock):
    name = blocks.CharBlock(max_length=120)
    address = blocks.URLBlock()
    words = blocks.CharBlock(max_length=300)
    checked = blocks.DateBlock(required=False, label="Page read on")

    class Meta:
        icon = "help"


class FactBlock(blocks.StructBlock):
    """Something that only the practice can say. Shown once it has words."""

    label = blocks.CharBlock(max_length=120)
    words = blocks.TextBlock(required=False, max_length=400, rows=2)

    class Meta:
        icon = "list-ul"


class FigureBlock(blocks.StructBlock):
    """One finding: what was studied, what was found, and where that stands."""

    figure = blocks.CharBlock(max_length=120)
    words = blocks.RichTextBlock(features=["bold", "link"])
    sources = blocks.ListBlock(SourceBlock(), min_num=1)


class EvidenceBlock(blocks.StructBlock):
    caption = blocks.CharBlock(max_length=160)
    figures = blocks.ListBlock(FigureBlock(), min_num=1)

    class Meta:
        icon = "table"
        template = "website/blocks/evidence.html"
