"""Making the pages that a practice begins with. Nothing that somebody edited is touched."""

from sixteen.website.filling.pages import Filled, fill, fill_therapists, name_concerns

__all__ = ["Filled", "fill", "fill_therapists", "name_concerns"]
