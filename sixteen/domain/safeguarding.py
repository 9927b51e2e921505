"""What is written down of a safeguarding concern, and what has to be said before it is kept.

The parts are plain: who it is about, what was seen or said, who was told, whether the person agreed
to that, what was decided, where it was passed on, what came of it. There is no scale in it. Nothing
here says when something has to be passed on: that is for people, and for the service's own policy.
"""

from collections.abc import Mapping

ABOUT = {"client": "The client", "child": "A child", "adult": "Another adult"}
CONSENT = {
    "nothing_shared": "Nothing was passed on",
    "agreed": "They agreed",
    "declined": "They did not agree",
    "not_asked": "They were not asked",
}
PARTS = {
    "about": "Who it is about",
    "who": "Their name and what is known of them",
    "seen": "What was seen or said",
    "told": "Who was told, and when",
    "consent": "Whether the client agreed to that",
    "why_without": "Why it was passed on without their agreement",
    "decision": "What was decided, by whom and why",
    "referral": "Where it was passed on",
    "outcome": "What came of it",
}
CHOICES = {"about": ABOUT, "consent": CONSENT}


def problems(said: Mapping[str, str]) -> dict[str, str]:
    """What is missing, as a sentence by the part. Empty: it can be kept."""
    found = {}
    if said.get("about") not in ABOUT:
        found["about"] = "Choose who it is about."
    if not said.get("seen"):
        found["seen"] = "Write what was seen or said, in their words where you can."
    passed_on = said.get("told") or said.get("referral")
    consent = said.get("consent")
    if passed_on and consent in ("", None, "nothing_shared"):
        found["consent"] = "Somebody was told: say whether the client agreed to that."
    if consent in ("declined", "not_asked") and not said.get("why_without"):
        found["why_without"] = "Write why it was passed on, or is to be, without their agreement."
    if said.get("outcome") and not said.get("decision"):
        found["decision"] = "Write what was decided, before you write what came of it."
    return found


def in_words(said: Mapping[str, str]) -> list[tuple[str, str]]:
    """Each part that was written, with its heading."""
    return [
        (heading, CHOICES.get(part, {}).get(said[part], said[part]))
        for part, heading in PARTS.items()
        if said.get(part)
    ]


def changed(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """The headings of what a later entry says otherwise."""
    return [
        name for part, name in PARTS.items() if (before.get(part) or "") != (now.get(part) or "")
    ]
