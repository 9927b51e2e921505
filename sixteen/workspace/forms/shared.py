"""What is written for the client to read: the focus and the letter."""

from typing import Any

from django import forms

from sixteen.domain.focus import PARTS, Focus
from sixteen.people.forms import PlainForm
from sixteen.workspace.forms.words import LONG, REVISION, words

HINTS = {
    "self": "For example: a burden.",
    "other": "For example: tired of me.",
    "affects": "One feeling on each line.",
    "defence": "What the client does so as not to feel it.",
    "defence_protects": "",
    "defence_costs": "",
    "reversal": "When the client is to others what they fear from them.",
    "symptom_link": "",
}
DECLINED_BY = [
    ("client", "The client would rather not have one"),
    ("therapist", "I would rather not write one"),
    ("both", "We both decided against it"),
]
# Longer than anybody says it; the drawing grows with the words.
PART_LENGTH = 300


class FocusForm(PlainForm):
    """The parts of the focus in agreed words, and the client's own phrases beside them."""

    revision = forms.IntegerField(**REVISION)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.base_fields = dict(self.base_fields)
        for code, label in PARTS.items():
            own = f"{label}: the client’s own words"
            self.base_fields[code] = words(label, rows=2, most=PART_LENGTH, help_text=HINTS[code])
            self.base_fields[f"words_{code}"] = words(own, rows=1, most=PART_LENGTH)
        super().__init__(*args, **kwargs)

    def pairs(self) -> list[tuple[Any, Any]]:
        """Each part with the field for the client's own words about it."""
        return [(self[code], self[f"words_{code}"]) for code in PARTS]

    def clean_affects(self) -> list[str]:
        said = str(self.cleaned_data.get("affects", ""))
        return [one.strip(" ,;") for one in said.splitlines() if one.strip(" ,;")]

    def focus(self, before: Focus | None) -> Focus:
        """What was typed. The therapist's own terms stay as they were: no field here has them."""
        said = {code: self.cleaned_data[code] for code in PARTS}
        own = {code: self.cleaned_data[f"words_{code}"] for code in PARTS}
        return Focus.from_dict(
            said
            | {
                "client_words": {code: text for code, text in own.items() if text},
                "therapist_words": dict(before.therapist_words) if before else {},
            }
        )


def focus_as_typed(focus: Focus | None) -> dict[str, str]:
    """A kept focus as the initial values of `FocusForm`."""
    if focus is None:
        return {}
    typed = {code: focus.part(code) for code in PARTS}
    typed["affects"] = "\n".join(focus.affects)
    return typed | {f"words_{code}": focus.client_words.get(code, "") for code in PARTS}


class LetterForm(PlainForm):
    text = words("The letter", rows=22, most=LONG, required=True, missing="Write the letter first.")
    revision = forms.IntegerField(**REVISION)


class DeclineForm(PlainForm):
    """There will be no goodbye letter: whose wish that is, and a word why if they want to say."""

    declined_by = forms.ChoiceField(
        label="Whose wish is it?",
        choices=DECLINED_BY,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whose wish it is."},
    )
    why = words("A word why, if wanted", rows=3, most=1_000, help_text="It can stay empty.")
    revision = forms.IntegerField(**REVISION)
