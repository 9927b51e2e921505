"""Supervision: a meeting, what was agreed, what a therapist asks."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings

from sixteen.domain.slots import instant
from sixteen.people.forms import PlainForm
from sixteen.workspace.forms.words import REVISION, words

A_DATE = "Write a date, such as 2027-03-30."
A_TIME = "Write a time, such as 18:30."
BACK = timedelta(days=92)


class MeetingForm(PlainForm):
    """Who was there, when, and for how long. One therapist, or a group."""

    therapists = forms.MultipleChoiceField(
        label="With whom?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick whom you met."},
    )
    date = forms.DateField(
        label="Day",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": A_DATE, "invalid": A_DATE},
    )
    time = forms.TimeField(
        label="Time",
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": A_TIME, "invalid": A_TIME},
    )
    minutes = forms.IntegerField(label="Minutes", min_value=5, max_value=480, initial=60)

    def __init__(
        self, *args: Any, therapists: Mapping[UUID, str], at: datetime, **kwargs: Any
    ) -> None:
        self.at, local = at, at.astimezone(ZoneInfo(settings.ZONE))
        wall = {"date": local.date(), "time": local.time().replace(second=0, microsecond=0)}
        super().__init__(*args, initial=wall | kwargs.pop("initial", {}), **kwargs)
        self.fields["therapists"].choices = [  # type: ignore[attr-defined]
            (str(pk), name) for pk, name in therapists.items()
        ]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("date") and given.get("time"):
            try:
                held = instant(given["date"], given["time"], settings.ZONE)
            except (ValueError, OverflowError):
                held = self.at - 2 * BACK
            if not self.at - BACK <= held <= self.at + timedelta(days=1):
                self.add_error("date", "Choose a day of the last three months, or today.")
            given["held_at"] = held
        return given


class AgreedForm(PlainForm):
    agreed = words(
        "What was agreed",
        rows=5,
        help_text="It comes up again until one of you says that it is done. Leave it empty where "
        "you talked and agreed nothing.",
    )
    revision = forms.IntegerField(**REVISION)


class QuestionForm(PlainForm):
    words = words(
        "What do you want to ask?",
        rows=5,
        help_text="It is on the agenda until you have talked about it. Empty it to take it off.",
    )
    revision = forms.IntegerField(**REVISION)
