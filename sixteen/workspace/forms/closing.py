"""Closing a course on one screen."""

from datetime import date, timedelta
from typing import Any

from django import forms

from sixteen.domain.endings import ENDINGS, GP
from sixteen.domain.pathway import EndedBy
from sixteen.people.forms import PlainForm
from sixteen.workspace.forms.words import words

TEN_YEARS = timedelta(days=3652)
ENDED_BY_CHOICES = [
    (EndedBy.BOTH.value, "Both of us, as agreed"),
    (EndedBy.CLIENT.value, "The client"),
    (EndedBy.THERAPIST.value, "I, as the therapist"),
    (EndedBy.SERVICE.value, "The service"),
]
FOLLOW_UPS = [
    ("yes", "The client agrees to be asked again later how things are"),
    ("no", "The client would rather not, or was not asked"),
]


class CloseForm(PlainForm):
    """Why a course ends, and what is settled with it. Ending needs the tick: it frees the coming
    times."""

    end_code = forms.ChoiceField(
        label="How did it end?",
        choices=[(code, ending.words) for code, ending in ENDINGS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how it ended."},
    )
    ended_by = forms.ChoiceField(
        label="Whose wish is it?",
        choices=ENDED_BY_CHOICES,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whose wish it is."},
    )
    reason = words(
        "What led to it", rows=4, required=True, missing="Write in a few words what led to it."
    )
    gp = forms.ChoiceField(
        label="The GP",
        choices=list(GP.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what becomes of telling the GP."},
    )
    follow_ups = forms.ChoiceField(
        label="Follow-ups",
        choices=FOLLOW_UPS,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether the client agreed to follow-ups."},
    )
    portal_until = forms.DateField(
        label="The client can read their pages here until",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Letters, focus and agreement. Tell them, so that they can keep a copy.",
        error_messages={"required": "Give the last day on which they can read here."},
    )
    unpaid = words("What is still to be paid", rows=2, most=1_000, help_text="Empty: nothing.")
    sure = forms.BooleanField(
        label="Yes, end this course",
        error_messages={"required": "Tick the box to end the course."},
    )

    settles = (
        "end_code",
        "ended_by",
        "reason",
        "gp",
        "follow_ups",
        "portal_until",
        "unpaid",
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_portal_until(self) -> date:
        until: date = self.cleaned_data["portal_until"]
        if not self.today <= until <= self.today + TEN_YEARS:
            raise forms.ValidationError("Give a day between today and ten years from now.")
        return until

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("end_code") == "died" and said.get("follow_ups") == "yes":
            self.add_error("follow_ups", "Nobody can be asked again: choose the other answer.")
        return said

    @property
    def settled(self) -> dict[str, Any]:
        """As journeys/closing.py takes it."""
        said = {name: self.cleaned_data[name] for name in self.settles}
        return said | {"follow_ups": said["follow_ups"] == "yes"}
