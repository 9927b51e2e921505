"""How somebody likes to read: text size, spacing, contrast, light, movement. Kept in a cookie.

The cookie says nothing about a person but this, and is set only when they save the form. Each
setting that is not the usual one becomes an attribute of <html>, which static/look/reading.css
answers to. So it works without an account and without JavaScript, on every page.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

COOKIE = "reading"
FOR_A_YEAR = 365 * 24 * 60 * 60


@dataclass(frozen=True)
class Choice:
    """The first value is the usual one, of which nothing is kept."""

    name: str
    label: str
    values: Mapping[str, str]

    @property
    def usual(self) -> str:
        return next(iter(self.values))


CHOICES = (
    Choice(
        "text",
        _("Size of the text"),
        {"usual": _("As usual"), "large": _("Larger"), "xl": _("Very large")},
    ),
    Choice(
        "spacing", _("Space between lines and words"), {"usual": _("As usual"), "wide": _("Wider")}
    ),
    Choice("contrast", _("Contrast"), {"usual": _("As usual"), "high": _("High")}),
    Choice(
        "light",
        _("Light or dark"),
        {"device": _("As this device has it"), "light": _("Light"), "dark": _("Dark")},
    ),
    Choice(
        "motion",
        _("Movement"),
        {"device": _("As this device has it"), "less": _("As little as can be")},
    ),
)


def kept_in(cookie: str) -> dict[str, str]:
    """{"text": "large"} from "text-large.light-dark"; whatever is not one of ours is left out."""
    said = dict(part.split("-", 1) for part in cookie[:200].split(".") if "-" in part)
    known = {each.name: each for each in CHOICES}
    return {
        name: value
        for name, value in said.items()
        if name in known and value in known[name].values and value != known[name].usual
    }


def as_cookie(chosen: Mapping[str, str]) -> str:
    """ "" where all is as usual."""
    kept = {each.name: chosen.get(each.name, each.usual) for each in CHOICES}
    return ".".join(
        f"{each.name}-{kept[each.name]}" for each in CHOICES if kept[each.name] != each.usual
    )
