"""Two plans that a client and a therapist make together, in parts, with the question of each part.

The safety plan has the six parts in which such plans are usually made (after Stanley and Brown),
here in words of our own: theirs may not be copied without leave. A plan is the client's: it says
"I", is written in their words, has a date, and is looked at again. The plan for a rough patch is
made with everybody at the start: therapy can be hard before it helps, or not help, and both sides
know then what to do. No page says that getting worse is a good sign.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sixteen.domain.tongue import gettext_noop as _

SAFETY = "safety"
ROUGH_PATCH = "rough-patch"


@dataclass(frozen=True)
class Part:
    """code stays the same when words are edited. hint: for the two who write it."""

    code: str
    title: str
    hint: str


@dataclass(frozen=True)
class PlanKind:
    code: str
    title: str
    parts: tuple[Part, ...]


SAFETY_PLAN = PlanKind(
    SAFETY,
    _("My safety plan"),
    (
        Part(
            "signs",
            _("How I notice that it is getting bad"),
            "Thoughts, feelings, things that happen or that I do.",
        ),
        Part(
            "alone", _("What I can do on my own"), "What has helped for an hour, without anybody."
        ),
        Part(
            "company",
            _("People and places that take my mind off it"),
            "Where I can go, whom I can be with, without having to talk about it.",
        ),
        Part("ask", _("People I can ask for help"), "Names, with a number, who may know how I am."),
        Part(
            "services",
            _("Professionals and lines I can ring"),
            "With numbers and hours. Day and night: 111, the mental health option; in danger: 999.",
        ),
        Part(
            "around",
            _("How I make it safer around me"),
            "What I put out of reach or give to somebody to keep, and who helps with that.",
        ),
    ),
)
ROUGH_PATCH_PLAN = PlanKind(
    ROUGH_PATCH,
    _("Our plan for a rough patch"),
    (
        Part(
            "signs",
            _("How we would notice"),
            "What I do or stop doing when it gets harder; what the questionnaires may show.",
        ),
        Part(
            "here",
            _("What we do then, in our sessions"),
            "For example: say it out loud, go slower, look at what we do together.",
        ),
        Part(
            "not-working",
            _("How I say that it is not working"),
            "In the room, or on my own page between sessions. It is always all right to say.",
        ),
        Part("between", _("What helps me between sessions"), "People, places, things to do."),
        Part(
            "others", _("Who else may know or help"), "Family, friends, the GP; and who should not."
        ),
    ),
)
PLANS: Mapping[str, PlanKind] = {kind.code: kind for kind in (SAFETY_PLAN, ROUGH_PATCH_PLAN)}
# An address stands in the history of a browser that others may look at, so it names neither.
IN_ADDRESSES: Mapping[str, str] = {"mine": SAFETY, "ours": ROUGH_PATCH}


def said_in(kind: PlanKind, parts: Mapping[str, str]) -> list[tuple[Part, str]]:
    """The parts in which something stands, in order."""
    return [(part, parts[part.code]) for part in kind.parts if parts.get(part.code, "").strip()]
