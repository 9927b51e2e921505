"""What a page may be built of. Few kinds, each of which knows how it looks."""

from sixteen.website.blocks.lists import CONCERNS, THERAPISTS
from sixteen.website.blocks.sources import FactBlock, OtherHelpBlock, SourceBlock
from sixteen.website.blocks.words import BODY, RICH

HOME = [*BODY, ("concerns", CONCERNS), ("therapists", THERAPISTS)]

__all__ = ["BODY", "HOME", "RICH", "FactBlock", "OtherHelpBlock", "SourceBlock"]
