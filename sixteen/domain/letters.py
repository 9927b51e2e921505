"""What a letter from a template is: its kinds, and the fields that are filled in.

A field stands in braces. It is either known from the record ({client name}) or a blank for whoever
writes the letter ({write: the options}). A field that nobody knows, and one that stayed empty, stay
in the letter with their braces and are named: a letter with a brace in it is never signed.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

BLANK = "write:"
FIELD = re.compile(r"{([^{}]*)}")

# What the record may fill in. In letters that reception may make, only the plain ones.
PLAIN_FIELDS = {
    "client name": "the client’s name",
    "signer name": "the name of whoever signs",
    "sender name": "the neutral name under every message",
    "service phone": "the telephone number of the service",
    "attended dates": "the days of the appointments they came to, one on each line",
}
FIELDS = PLAIN_FIELDS | {
    "birth date": "the client’s date of birth",
    "service name": "the name of the service",
    "therapy name": "the name of the therapy",
    "consultation date": "the day of the consultation",
    "first session": "the day of the first session",
    "last session": "the day of the last session that was held",
    "sessions held": "how many sessions were held",
    "sessions planned": "how many sessions are planned",
}
# What a letter that a family or an employer may open says nothing of.
CLINICAL = re.compile(
    r"\b(therap\w*|session\w*|dit|counsel\w*|psych\w*|mental\w*|depress\w*|anxi\w*|diagnos\w*"
    r"|treat\w*|clinic\w*|question\w*|focus|safety|suicid\w*|self-harm|phq\S*|gad\S*|consultation\w*"
    r"|assess\w*|symptom\w*|medic\w*|mood\w*|trauma\w*|doctor\w*|gp|crisis|ill\w*|health\w*)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Kind:
    """One kind of letter. to: "client", "gp", "service" or "anybody". by_office: reception may make
    it from the record, so it has no blanks and no clinical word. heading: what stands above it."""

    code: str
    name: str
    to: str
    heading: str
    text: str
    by_office: bool = False

    @property
    def fields(self) -> Mapping[str, str]:
        return PLAIN_FIELDS if self.by_office else FIELDS


@dataclass(frozen=True)
class Merged:
    """words: the letter with every field filled in that could be. missing: those that could not."""

    words: str
    missing: tuple[str, ...]


def fields_in(text: str) -> list[str]:
    """Every field of a text once, in its order, as it stands in the braces."""
    return list(dict.fromkeys(name.strip() for name in FIELD.findall(text)))


def blanks_in(text: str) -> list[str]:
    """What whoever writes the letter has to write, by the words that the template gives it."""
    named = (name.removeprefix(BLANK).strip() for name in fields_in(text) if _is_blank(name))
    return list(dict.fromkeys(name for name in named if name))


def merge(text: str, known: Mapping[str, str], written: Mapping[str, str]) -> Merged:
    """Fill in what is known and what was written. What is empty stays, and is named."""
    missing: list[str] = []

    def fill(found: re.Match[str]) -> str:
        name = found[1].strip()
        if _is_blank(name):
            value = written.get(name.removeprefix(BLANK).strip(), "")
        else:
            value = known.get(name, "")
        # A brace in what was typed would look like a field, or hide one.
        value = value.strip().replace("{", "(").replace("}", ")")
        if not value:
            missing.append(name)
        return value or found[0]

    words = FIELD.sub(fill, text)
    return Merged(words, tuple(dict.fromkeys(missing)))


def is_unfilled(words: str) -> bool:
    """Whether a field is left, or a half of one."""
    return "{" in words or "}" in words


def problems(kind: Kind, text: str) -> list[str]:
    """What is wrong with a text for this kind of letter, as sentences; empty if nothing."""
    found = []
    if is_unfilled(FIELD.sub("", text)):
        found.append("There is a “{” or a “}” on its own. A field has both: {client name}.")
    for name in fields_in(text):
        if _is_blank(name):
            if kind.by_office:
                found.append(
                    f"This letter is made from the record alone: take out “{{{name}}}”, or write "
                    "what is the same for everybody."
                )
            elif not name.removeprefix(BLANK).strip():
                found.append("Say what is to be written: {write: the options}.")
        elif name not in kind.fields:
            can = ", ".join(f"{{{field}}}" for field in kind.fields)
            found.append(f"There is no field “{{{name}}}” in this letter. There is: {can}.")
    if kind.by_office:
        found += clinical_words(FIELD.sub("", text))
    return found


def clinical_words(text: str) -> list[str]:
    """Each word that would tell somebody else what kind of help this is, as a sentence."""
    told = dict.fromkeys(found[0].lower() for found in CLINICAL.finditer(text))
    return [f"Others may open this letter: “{word}” says too much." for word in told]


def empty_words(name: str) -> str:
    """What is said of a field that stayed empty."""
    if _is_blank(name):
        return f"Still to write: {name.removeprefix(BLANK).strip()}."
    if name in FIELDS:
        return (
            f"The record does not have {FIELDS[name]}. Write it in place of “{{{name}}}”, or take "
            "that out."
        )
    return f"There is no field “{{{name}}}”."


def _is_blank(name: str) -> bool:
    return name.startswith(BLANK)
