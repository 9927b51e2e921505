"""One turn on the duty rota: who, from when, until when."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.conf import settings

from sixteen.domain.slots import instant
from sixteen.office.forms import A_DATE, A_TIME, A_YEAR
from sixteen.people.forms import PlainForm

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
TIME = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class TurnForm(PlainForm):
    """By the clock of the service. A turn that ends at an earlier time ends on the next day."""

    clinician = forms.ChoiceField(label="Who", widget=forms.RadioSelect)
    date = forms.DateField(
        label="From which day", widget=DAY, error_messages={"required": A_DATE, "invalid": A_DATE}
    )
    starts = forms.TimeField(
        label="From", widget=TIME, error_messages={"required": A_TIME, "invalid": A_TIME}
    )
    ends = forms.TimeField(
        label="Until",
        help_text="Earlier than “from”, or the same: on the next day.",
        widget=TIME,
        error_messages={"required": A_TIME, "invalid": A_TIME},
    )

    def __init__(self, *args: Any, people: list[tuple[str, str]], at: datetime, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.at = at
        self.fields["clinician"].choices = people

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        day, starts, ends = (cleaned.get(name) for name in ("date", "starts", "ends"))
        if day is None or starts is None or ends is None:
            return cleaned
        try:
            last = day if ends > starts else day + timedelta(days=1)
            cleaned["starts_at"] = instant(day, starts, settings.ZONE)
            cleaned["ends_at"] = instant(last, ends, settings.ZONE)
        except (ValueError, OverflowError):
            self.add_error("date", "Write a date in the coming year.")
            return cleaned
        if not self.at < cleaned["ends_at"]:
            self.add_error("date", "This turn is over already. Choose a day to come.")
        elif cleaned["starts_at"] > self.at + A_YEAR:
            self.add_error("date", "This is more than a year away. Choose a nearer day.")
        return cleaned
