"""What a clinician decides about each passage of one row, before a client's copy goes out."""

from typing import Any

from django import forms

from sixteen.care.copy_forms import WHY, answer_field, lacks_a_reason, why_field
from sixteen.people.forms import PlainForm
from sixteen.people.forms.plain import sent_over

MISSING = "Choose what becomes of this passage."


class DecideForm(PlainForm):
    """Two fields for each passage: answer_3 and why_3. seen: of the words that the page showed."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, passages: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.numbers = [number for number, _ in passages]
        for number, words in passages:
            self.fields[f"answer_{number}"] = answer_field(words, missing=MISSING)
            self.fields[f"why_{number}"] = why_field()

    def clean(self) -> dict[str, Any] | None:
        kept = super().clean() or {}
        for number in self.numbers:
            if lacks_a_reason(kept.get(f"answer_{number}"), kept.get(f"why_{number}")):
                self.add_error(f"why_{number}", WHY)
        return kept

    @property
    def answers(self) -> dict[int, tuple[str, str]]:
        kept = self.cleaned_data
        return {n: (kept[f"answer_{n}"], kept[f"why_{n}"]) for n in self.numbers}

    def changed(self, why: str, seen: str) -> None:
        self.add_error(None, why)
        self.data = sent_over(self.data, seen=seen)
