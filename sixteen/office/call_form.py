"""The office's form for a call that a therapist is to return."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from sixteen.people.forms.marked import MarkedForm

A_DATE = "Write a date, such as 2027-03-30."
A_YEAR = timedelta(days=366)


class CallBackForm(MarkedForm):
    name = forms.CharField(label="Who asked", max_length=120)
    number = forms.CharField(
        label="The number to ring",
        max_length=40,
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "off"}),
    )
    words = forms.CharField(
        label="When they can be rung",
        help_text="For example: after four, not on Tuesday. Leave out what it is about, even if "
        "they say it: they tell the therapist.",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    owner = forms.ChoiceField(
        label="Who is to ring", error_messages={"required": "Choose who is to ring."}
    )
    due = forms.DateField(
        label="By",
        initial=timezone.localdate,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": A_DATE, "invalid": A_DATE},
    )

    def __init__(self, *args: Any, owners: dict[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = list((owners or {}).items())  # type: ignore[attr-defined]

    def clean_number(self) -> str:
        number: str = self.cleaned_data["number"]
        if sum(letter.isdigit() for letter in number) < 7:
            raise forms.ValidationError("Enter the whole number, with its area code.")
        return number

    def clean_due(self) -> date:
        day: date = self.cleaned_data["due"]
        today = timezone.localdate()
        if not today <= day <= today + A_YEAR:
            raise forms.ValidationError("Choose today or a day in the coming year.")
        return day
