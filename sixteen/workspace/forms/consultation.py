"""What a consultation decided, and the start of the course that follows it."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms

from sixteen.domain.measures.catalogue import MEASURES
from sixteen.domain.protocol import PROTOCOLS, dose_problem
from sixteen.domain.slots import instant
from sixteen.intake.models import DECISIONS
from sixteen.people.forms import PlainForm
from sixteen.workspace.forms.words import SafetyLine, words

DECIDED = {
    "suitable": "DIT fits",
    "other_therapy": "Another therapy here",
    "signpost": "Better help elsewhere",
    "think": "They want to think about it",
}
PROTOCOL_CHOICES = [(code, protocol.name) for code, protocol in PROTOCOLS.items()]
A_DATE = "Write a date, such as 2027-03-30."
YEAR = timedelta(days=366)
SESSION_FORMATS = [("in_person", "In person"), ("video", "By video")]


class ConsultationForm(SafetyLine):
    """The decision, its reasons, and the safety line."""

    decision = forms.ChoiceField(
        label="What did you decide together?",
        choices=[(code, DECIDED.get(code, label)) for code, label in DECISIONS],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what you decided."},
    )
    protocol = forms.ChoiceField(
        label="Therapy",
        help_text="Where a therapy here was agreed.",
        choices=[("", "None"), *PROTOCOL_CHOICES],
        required=False,
    )
    reasons = words(
        "Reasons", required=True, missing="Write in a few words why.", help_text="For the record."
    )
    options_discussed = words("Other options you talked about", rows=3)
    signpost = words("Where else you pointed them to, and how they will get there", rows=3)
    reply_until = forms.DateField(
        label="If they think about it: until when",
        help_text="On this day somebody asks again, in the way they allow.",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": A_DATE},
    )

    field_order = [
        "decision",
        "protocol",
        "reasons",
        "options_discussed",
        "signpost",
        "reply_until",
        *SafetyLine.safety_fields,
    ]

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.at = at

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        decision = cleaned.get("decision")
        if decision in ("suitable", "other_therapy") and not cleaned.get("protocol"):
            self.add_error("protocol", "Choose which therapy.")
        if decision == "signpost" and not cleaned.get("signpost") and "signpost" not in self.errors:
            self.add_error("signpost", "Write where you pointed them to.")
        until = cleaned.get("reply_until")
        if until and not self.at.date() <= until <= self.at.date() + YEAR:
            self.add_error("reply_until", "Choose a day in the coming year.")
        self.check_line()
        return cleaned


class StartCourseForm(PlainForm):
    """The first session of a course; the others follow weekly at the same hour."""

    protocol = forms.ChoiceField(
        label="Therapy",
        choices=PROTOCOL_CHOICES,
        error_messages={"required": "Choose the therapy."},
    )
    planned_sessions = forms.IntegerField(
        label="Number of sessions",
        help_text="DIT usually has 16, between 8 and 26. Leave it empty where no number is agreed.",
        required=False,
        min_value=1,
        max_value=99,
        error_messages={"invalid": "Write a whole number, such as 16."},
    )
    sessions_had = forms.IntegerField(
        label="Of these, had elsewhere already",
        help_text="Where somebody comes in from another therapist or service. The first one here "
        "has the number after them. Leave it empty for a course that begins here.",
        required=False,
        min_value=0,
        max_value=98,
        error_messages={"invalid": "Write a whole number, such as 6."},
    )
    first_date = forms.DateField(
        label="Date of the first session here",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": A_DATE,
            "invalid": A_DATE,
        },
    )
    first_time = forms.TimeField(
        label="Time",
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={
            "required": "Write a time, such as 18:30.",
            "invalid": "Write a time, such as 18:30.",
        },
    )
    format = forms.ChoiceField(
        label="How you will meet",
        choices=SESSION_FORMATS,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how you meet."},
    )
    room = forms.ChoiceField(
        label="Room",
        required=False,
    )
    measures = forms.MultipleChoiceField(
        label="Questionnaires before each session",
        choices=[
            (code, measure.name if measure.has_text else f"{measure.name}, written down from paper")
            for code, measure in MEASURES.items()
        ],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(
        self, *args: Any, rooms: Iterable[Any], zone: str, at: datetime, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.rooms = {str(room.pk): room for room in rooms}
        self.zone, self.at = zone, at
        choices = [(key, f"{room.name}, {room.site.name}") for key, room in self.rooms.items()]
        self.fields["room"].choices = [("", "None"), *choices]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        protocol = PROTOCOLS.get(cleaned.get("protocol", ""))
        if protocol and "planned_sessions" not in self.errors:
            asked = cleaned.get("planned_sessions") or protocol.sessions
            if problem := dose_problem(protocol, asked):
                self.add_error("planned_sessions", problem)
            cleaned["planned_sessions"] = asked
            had = cleaned.get("sessions_had") or 0
            if had and had >= (asked or 0):
                self.add_error("sessions_had", "Fewer than the sessions in all.")
        if cleaned.get("format") == "in_person" and not cleaned.get("room"):
            self.add_error("room", "Choose a room, or meet by video.")
        self._check_first(cleaned)
        return cleaned

    def _check_first(self, cleaned: dict[str, Any]) -> None:
        if not (cleaned.get("first_date") and cleaned.get("first_time")):
            return
        try:
            cleaned["first_starts_at"] = instant(
                cleaned["first_date"], cleaned["first_time"], self.zone
            )
        except (ValueError, OverflowError):
            self.add_error("first_date", "Write a date in the coming year.")
            return
        days = (cleaned["first_starts_at"] - self.at).days
        if days < 0:
            self.add_error("first_date", "This is in the past. Choose a day to come.")
        elif days > 366:
            self.add_error("first_date", "This is more than a year away. Choose a nearer day.")

    @property
    def chosen_room(self) -> Any:
        """The room, or None where you do not meet in person."""
        if self.cleaned_data["format"] != "in_person":
            return None
        return self.rooms.get(self.cleaned_data["room"])


class MoveSessionForm(PlainForm):
    """Another date and time for one session; the others stay where they are."""

    date = forms.DateField(
        label="New date",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": A_DATE,
            "invalid": A_DATE,
        },
    )
    time = forms.TimeField(
        label="New time",
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={
            "required": "Write a time, such as 18:30.",
            "invalid": "Write a time, such as 18:30.",
        },
    )

    def __init__(self, *args: Any, zone: str, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone, self.at = zone, at

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("date") and cleaned.get("time"):
            try:
                cleaned["starts_at"] = instant(cleaned["date"], cleaned["time"], self.zone)
            except (ValueError, OverflowError):
                self.add_error("date", "Write a date in the coming year.")
                return cleaned
            days = (cleaned["starts_at"] - self.at).days
            if days < 0:
                self.add_error("date", "This is in the past. Choose a day to come.")
            elif days > 366:
                self.add_error("date", "This is more than a year away. Choose a nearer day.")
        return cleaned


def wall_of(starts_at: datetime, zone: str) -> dict[str, Any]:
    """Date and time as the clocks there show them: the initial values of `MoveSessionForm`."""
    local = starts_at.astimezone(ZoneInfo(zone))
    return {"date": local.date(), "time": local.time().replace(second=0, microsecond=0)}
