"""The interpersonal affective focus: the one pattern that a course of DIT works on.

How I come to see myself with somebody, how I come to see them, the feeling that joins the two,
what I then do with it, what that protects me from and what it costs. The two ends can reverse: at
times I do to the other what I fear from them. It is put into the client's own words and linked to
what they came with.

Sure is its shape: an interpersonal and an affective side of a response to threat between people
(McEvoy 2023 in docs/explanation/sources.md). The four named parts (self, other, affect, defence)
are usual in training and open in public text, so only self, other and a feeling are needed before
it is shared; the rest may stay empty. There is no date by which it must be shared: no source has
one, and McEvoy says that the timing can need care.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from sixteen.domain.tongue import gettext
from sixteen.domain.tongue import gettext_noop as _

PARTS: dict[str, str] = {
    "self": _("How I come to see myself"),
    "other": _("How I come to see the other person"),
    "affects": _("What I feel then"),
    "defence": _("What I do with the feeling"),
    "defence_protects": _("What that protects me from"),
    "defence_costs": _("What it costs me"),
    "reversal": _("How it turns round"),
    "symptom_link": _("How this goes with what I came for"),
}
_NEEDED = {
    "self": "Say how the client comes to see themselves.",
    "other": "Say how the client comes to see the other person.",
    "affects": "Name at least one feeling.",
}


@dataclass(frozen=True)
class Focus:
    """One version of a focus, in the words that both agreed on. Empty means not said yet.

    client_words: the client's own phrases, by part (a key of PARTS), kept as they were said.
    therapist_words: the therapist's own terms, by part. For staff pages; see `for_client`.
    """

    self_: str = ""
    other: str = ""
    affects: tuple[str, ...] = ()
    defence: str = ""
    defence_protects: str = ""
    defence_costs: str = ""
    reversal: str = ""
    symptom_link: str = ""
    client_words: Mapping[str, str] = field(default_factory=dict)
    therapist_words: Mapping[str, str] = field(default_factory=dict)

    def part(self, code: str) -> str:
        """The agreed words of one part, a key of PARTS; several feelings with commas between."""
        if code == "affects":
            return ", ".join(affect.strip() for affect in self.affects if affect.strip())
        return str(getattr(self, _field_of(code))).strip()

    def own_words(self, code: str) -> str:
        """The client's own phrase about one part, a key of PARTS."""
        return self.client_words.get(code, "").strip()

    def for_client(self) -> "Focus":
        """The same without the therapist's own terms, which are never shown to the client."""
        return replace(self, therapist_words={})

    def to_dict(self) -> dict[str, Any]:
        """Plain data for keeping: `Focus.from_dict(focus.to_dict()) == focus`."""
        data = {_key_of(f.name): getattr(self, f.name) for f in fields(self)}
        data["affects"] = list(self.affects)
        data["client_words"] = dict(self.client_words)
        data["therapist_words"] = dict(self.therapist_words)
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Focus":
        """The focus that was kept; what is absent is empty.

        Raises ValueError on a key it does not know or a value that is not words: better than to
        lose them without a sign when the next version is saved.
        """
        known = {_key_of(f.name): f.name for f in fields(cls)}
        if unknown := sorted(set(data) - set(known)):
            raise ValueError(f"A focus has no {', '.join(unknown)}.")
        given = {known[key]: _checked(key, value) for key, value in data.items()}
        return cls(**given)


def problems(focus: Focus) -> list[str]:
    """What is still needed before the focus can be shared, as sentences for the therapist."""
    found = [words for code, words in _NEEDED.items() if not focus.part(code)]
    if not focus.part("defence") and (
        focus.part("defence_protects") or focus.part("defence_costs")
    ):
        found.append("Say what the client does, before what it protects from or costs.")
    return found


def text_equivalent(focus: Focus) -> str:
    """The drawing in words, one part a line, for a screen reader and for print.

    Says all that the client is shown and nothing else: not the therapist's own terms.
    """
    lines = []
    for code, heading in PARTS.items():
        agreed, own = focus.part(code), focus.own_words(code)
        if agreed:
            lines.append(f"{gettext(heading)}: {agreed}")
        if own:
            said = {"part": gettext(heading), "words": own}
            lines.append(gettext("%(part)s, in my own words: “%(words)s”") % said)
    return "\n".join(lines)


def _field_of(code: str) -> str:
    if code not in PARTS:
        raise ValueError(f"A focus has no part {code!r}.")
    return "self_" if code == "self" else code


def _key_of(name: str) -> str:
    return "self" if name == "self_" else name


def _checked(key: str, value: Any) -> Any:
    if key == "affects":
        if isinstance(value, (list, tuple)) and all(isinstance(word, str) for word in value):
            return tuple(value)
    elif key in ("client_words", "therapist_words"):
        if isinstance(value, Mapping) and all(
            code in PARTS and isinstance(words, str) for code, words in value.items()
        ):
            return dict(value)
    elif isinstance(value, str):
        return value
    raise ValueError(f"The part {key!r} of a focus is not words.")
