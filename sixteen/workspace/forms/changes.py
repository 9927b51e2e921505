"""What may change in a course that runs: the therapist, a pause, its length, its therapy."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django import forms

from sixteen.domain.protocol import PROTOCOLS, Protocol, dose_problem
from sixteen.people.forms import PlainForm
from sixteen.workspace.forms.consultation import A_DATE, YEAR
from sixteen.workspace.forms.words import words


class TherapistForm(PlainForm):
    """Who goes on with this course, and why. It needs the tick: the course is gone then."""

    therapist = forms.ChoiceField(
        label="Who goes on with this course",
        error_messages={"required": "Choose the therapist who goes on."},
    )
    reason = words(
        "Why the therapist changes",
        rows=3,
        most=1_000,
        required=True,
        missing="Write in a few words why the therapist changes.",
    )
    sure = forms.BooleanField(
        label="Yes, give this course to them",
        error_messages={"required": "Tick the box to give the course."},
    )

    def __init__(self, *args: Any, therapists: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = sorted(therapists.items(), key=lambda each: each[1])
        self.fields["therapist"].choices = [
            ("", "Choose"),
            *((str(pk), name) for pk, name in named),
        ]


class PauseForm(PlainForm):
    """Why the course stands still, and from which day sessions can be again."""

    until = forms.DateField(
        label="The first day on which sessions can be again",
        help_text="What is booked before it is let go. On this day you are asked to look at the "
        "pause again.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": A_DATE, "invalid": A_DATE},
    )
    reason = words(
        "Why there is a pause",
        rows=3,
        most=1_000,
        required=True,
        missing="Write in a few words why there is a pause.",
    )

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.at = at

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        if not self.at.date() < until <= self.at.date() + YEAR:
            raise forms.ValidationError("Choose a day to come, in the next twelve months.")
        return until


class ResumeForm(PlainForm):
    """From which day on the sessions that have no time are booked."""

    first_day = forms.DateField(
        label="Sessions can be from this day on",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": A_DATE, "invalid": A_DATE},
    )

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.at = at

    def clean_first_day(self) -> date:
        day: date = self.cleaned_data["first_day"]
        if not self.at.date() <= day <= self.at.date() + YEAR:
            raise forms.ValidationError("Choose a day to come, in the next twelve months.")
        return day


class LengthenForm(PlainForm):
    """More sessions than were agreed, under the same therapy or the longer one."""

    protocol = forms.ChoiceField(
        label="Therapy",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the therapy."},
    )
    planned_sessions = forms.IntegerField(
        label="Sessions in all",
        min_value=1,
        max_value=99,
        error_messages={"required": "Write how many sessions there are in all."},
    )
    reason = words(
        "Why there are more",
        rows=3,
        most=1_000,
        required=True,
        missing="Write in a few words why there are more sessions.",
    )

    def __init__(self, *args: Any, protocol: str, planned: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.planned = planned
        self.fields["protocol"].choices = [
            (code, _name(each))
            for code, each in PROTOCOLS.items()
            if code == protocol or (each.minimum > planned and each.has_focus)
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        protocol, planned = PROTOCOLS.get(cleaned.get("protocol", "")), None
        if protocol and "planned_sessions" not in self.errors:
            planned = cleaned["planned_sessions"]
            if planned <= self.planned:
                self.add_error("planned_sessions", f"There are {self.planned} already.")
            elif problem := dose_problem(protocol, planned):
                self.add_error("planned_sessions", problem)
        return cleaned


def _name(protocol: Protocol) -> str:
    low, high = protocol.minimum, protocol.maximum
    dose = f"{low} sessions" if low == high else f"{low} to {high} sessions"
    return f"{protocol.name} ({dose})"
