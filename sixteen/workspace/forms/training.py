"""A deadline of a training."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings

from sixteen.people.forms import PlainForm

YEARS = timedelta(days=366 * 10)


class DeadlineForm(PlainForm):
    words = forms.CharField(
        label="What has to be done",
        max_length=300,
        help_text="For example: 24 hours of supervision. Write no client’s name.",
    )
    due = forms.DateField(
        label="By when", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = at.astimezone(ZoneInfo(settings.ZONE)).date()

    def clean_due(self) -> date:
        due: date = self.cleaned_data["due"]
        if not self.today - YEARS < due < self.today + YEARS:
            raise forms.ValidationError("Choose a day in the last or the next ten years.")
        return due
