"""What reception chooses for a letter, and the words of a template."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format

from sixteen.domain.letter_kinds import KINDS
from sixteen.domain.letters import Kind, problems
from sixteen.people.forms import PlainForm

ATTENDANCE = "attendance"


class OfficeLetterForm(PlainForm):
    """Which letter; and for one about attendance, which days it names."""

    kind = forms.ChoiceField(
        label="Which letter?",
        choices=[(code, kind.name) for code, kind in KINDS.items() if kind.by_office],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose which letter."},
    )
    days = forms.MultipleChoiceField(
        label="For a letter about attendance: which days",
        help_text="Name only the days that they asked for.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, days: Iterable[date], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        came = [(day.isoformat(), date_format(day, "j F Y")) for day in days]
        self.fields["days"].choices = came
        if not came:
            del self.fields["days"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("kind") == ATTENDANCE and not said.get("days") and not self.errors:
            if "days" in self.fields:
                self.add_error("days", "Choose the days that the letter names.")
            else:
                self.add_error("kind", "They have not come to an appointment yet.")
        return said

    @property
    def chosen(self) -> list[date]:
        return [date.fromisoformat(day) for day in self.cleaned_data.get("days", [])]


class TemplateForm(PlainForm):
    """The words of one kind of letter. version: that the page showed."""

    text = forms.CharField(
        label="The letter",
        widget=forms.Textarea(attrs={"rows": 24}),
        max_length=10_000,
        error_messages={"required": "A letter needs words."},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, kind: Kind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind

    def clean_text(self) -> str:
        text = str(self.cleaned_data["text"]).replace("\r\n", "\n")
        if found := problems(self.kind, text):
            raise forms.ValidationError(found)
        return text
