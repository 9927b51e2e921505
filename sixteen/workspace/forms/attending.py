"""A session that does not take place, a time for another one, and what follows a missed one."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms

from sixteen.domain.counting import CancelledBy
from sixteen.domain.slots import instant
from sixteen.people.forms import PlainForm
from sixteen.workspace.forms.consultation import A_DATE, YEAR
from sixteen.workspace.forms.words import REVISION, words

A_TIME = "Write a time, such as 18:30."
OTHER, LATER = "other", "later"
BY = [
    (CancelledBy.CLIENT.value, "The client"),
    (CancelledBy.THERAPIST.value, "I, as the therapist"),
    (CancelledBy.SERVICE.value, "The service"),
]
COUNTS = [
    ("agreed", "As you agreed"),
    ("yes", "It uses up a session"),
    ("no", "It does not use up a session"),
]
DECIDED = [
    ("contact", "Get in touch with them, in a way they allow"),
    ("letter", "Write to them"),
    ("another_time", "Offer them another time"),
    ("wait", "Wait until a day"),
    ("other", "Something else"),
]


def _date(label: str, **more: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    errors = {"required": A_DATE, "invalid": A_DATE}
    return forms.DateField(label=label, widget=widget, error_messages=errors, **more)


def _time(label: str, **more: Any) -> forms.TimeField:
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    errors = {"required": A_TIME, "invalid": A_TIME}
    return forms.TimeField(label=label, widget=widget, error_messages=errors, **more)


class PlaceForm(PlainForm):
    """When a session takes place: one of the free times at the usual hour, or another.

    times: the free ones, to be shown by the clock of `zone`. may_wait: it can be arranged later.
    """

    when = forms.ChoiceField(
        label="When is it",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a time."},
    )
    date = _date("Another date", required=False)
    time = _time("Time", required=False)

    def __init__(
        self, *args: Any, times: Iterable[datetime], zone: str, at: datetime, **kwargs: Any
    ) -> None:
        self.zone, self.at = zone, at
        self.times = {f"{each:%Y%m%dT%H%MZ}": each for each in times}
        super().__init__(*args, **kwargs)
        shown = [
            (key, f"{each.astimezone(ZoneInfo(zone)):%A %-d %B %Y, %H:%M}")
            for key, each in self.times.items()
        ]
        self.fields["when"].choices = [*shown, (OTHER, "Another time, below"), *self.more()]

    def more(self) -> list[tuple[str, str]]:
        return []

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        when = cleaned.get("when")
        cleaned["starts_at"] = self.times.get(when or "")
        if when == OTHER:
            self._read_other(cleaned)
        return cleaned

    def _read_other(self, cleaned: dict[str, Any]) -> None:
        for name, missing in (("date", A_DATE), ("time", A_TIME)):
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, missing)
        if not (cleaned.get("date") and cleaned.get("time")):
            return
        try:
            starts_at = instant(cleaned["date"], cleaned["time"], self.zone)
        except (ValueError, OverflowError):
            self.add_error("date", "Write a date in the coming year.")
            return
        if not self.at <= starts_at <= self.at + YEAR:
            self.add_error("date", "Choose a day to come, in the next twelve months.")
        cleaned["starts_at"] = starts_at


class CancelForm(PlaceForm):
    """Who cancelled, when they told us, and what takes its place where it uses up no session."""

    cancelled_by = forms.ChoiceField(
        label="Who cancelled it?",
        choices=BY,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who cancelled it."},
    )
    told_date = _date("When they told you: date")
    told_time = _time("Time")
    counts = forms.ChoiceField(
        label="How does it count?",
        choices=COUNTS,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how it counts."},
    )
    reason = words(
        "In a few words",
        rows=3,
        most=1_000,
        help_text="Needed only where it counts otherwise than you agreed.",
    )
    field_order = [
        "cancelled_by",
        "told_date",
        "told_time",
        "counts",
        "reason",
        "when",
        "date",
        "time",
    ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["when"].label = "If it uses up none: when is the session that takes its place?"

    def more(self) -> list[tuple[str, str]]:
        return [(LATER, "We arrange it later")]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("counts") not in (None, "agreed") and not cleaned.get("reason"):
            self.add_error("reason", "Say why it counts otherwise than you agreed.")
        if cleaned.get("told_date") and cleaned.get("told_time"):
            try:
                told_at = instant(cleaned["told_date"], cleaned["told_time"], self.zone)
            except (ValueError, OverflowError):
                self.add_error("told_date", A_DATE)
                return cleaned
            if not self.at - YEAR <= told_at < self.at + timedelta(minutes=1):
                self.add_error("told_date", "Choose a day and time that have been.")
            cleaned["told_at"] = min(told_at, self.at)
        return cleaned

    @property
    def counts_as(self) -> bool | None:
        return {"yes": True, "no": False}.get(self.cleaned_data["counts"])


class AfterMissedForm(PlainForm):
    """What is done now. Nothing of it ends the course."""

    decided = forms.ChoiceField(
        label="What will you do?",
        choices=DECIDED,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what you will do."},
    )
    words = words("In your words", rows=3, most=1_000)
    wait_until = _date("If you wait: until when", required=False)
    revision = forms.IntegerField(**REVISION)

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.at = at

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        until, decided = cleaned.get("wait_until"), cleaned.get("decided")
        if decided == "wait" and not until and "wait_until" not in self.errors:
            self.add_error("wait_until", "Say until which day you wait.")
        if until and not self.at.date() <= until <= self.at.date() + YEAR:
            self.add_error("wait_until", "Choose a day in the coming year.")
        if decided == "other" and not cleaned.get("words") and "words" not in self.errors:
            self.add_error("words", "Say what you will do.")
        return cleaned
