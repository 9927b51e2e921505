"""What was decided about what was noticed; and a client's plans, in parts."""

from typing import Any

from django import forms

from sixteen.domain.noticing import AID
from sixteen.domain.plans import PlanKind
from sixteen.people.forms import PlainForm
from sixteen.workspace.forms.words import REVISION, words


class DecideForm(PlainForm):
    steps = forms.MultipleChoiceField(
        label="What you decided",
        choices=[(step.code, f"{step.title}: {step.hint}") for step in AID],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    words = words("In a few words", rows=3, help_text="For the record, and for supervision.")
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        nothing = not cleaned.get("steps") and not cleaned.get("words")
        if nothing and not self.errors:
            self.add_error("steps", "Tick what you decided, or write it down.")
        return cleaned


class PlanForm(PlainForm):
    """One box for each part. version: of the one that the page showed."""

    version = forms.IntegerField(**REVISION)

    def __init__(self, *args: Any, kind: PlanKind, **kwargs: Any) -> None:
        self.kind = kind
        self.base_fields = dict(self.base_fields)
        for part in kind.parts:
            self.base_fields[part.code] = words(part.title, rows=3, help_text=part.hint)
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not any(self.parts.values()):
            self.add_error(self.kind.parts[0].code, "Write something into one of the parts.")
        return cleaned

    @property
    def parts(self) -> dict[str, str]:
        return {part.code: self.cleaned_data.get(part.code, "") for part in self.kind.parts}
