"""A moment: something that happened between people, as short as one line.

Who it was with, what happened, what I felt, what I took them to feel (the design's own words for
it). Only what happened is asked for; the rest may stay empty.
"""

from collections.abc import Mapping

from sixteen.domain.tongue import gettext_noop as _

ASKED: dict[str, str] = {
    "happened": _("What happened"),
    "who": _("Who it was with"),
    "felt": _("What I felt"),
    "other_felt": _("What I thought they felt"),
    "when": _("When it was"),
}
LENGTH = 2_000


def as_kept(said: Mapping[str, str]) -> dict[str, str]:
    """What was said, by the names of ASKED, without what was left empty. ValueError on others."""
    if unknown := sorted(set(said) - set(ASKED)):
        raise ValueError(f"A moment has no {', '.join(unknown)}.")
    found = {name: said[name].strip() for name in ASKED if said.get(name, "").strip()}
    if "happened" not in found:
        raise ValueError("A moment says what happened.")
    return found
