"""Blocks that show what the practice has on record: its concerns and its therapists."""

from typing import Any

from wagtail import blocks


class ConcernsBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=120)
    number = blocks.IntegerBlock(min_value=3, max_value=12, default=6, label="How many to show")

    class Meta:
        icon = "list-ul"
        template = "website/blocks/concerns.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        from sixteen.website.directory import concern_cards

        found = super().get_context(value, parent_context=parent_context)
        return found | {"cards": concern_cards(limit=value["number"])}


class TherapistsBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=120)

    class Meta:
        icon = "group"
        template = "website/blocks/therapists.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        from sixteen.website.directory import directory

        found = super().get_context(value, parent_context=parent_context)
        return found | {"cards": directory()[:4]}


CONCERNS, THERAPISTS = ConcernsBlock(), TherapistsBlock()
