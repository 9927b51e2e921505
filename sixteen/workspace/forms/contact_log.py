"""The contact log: one contact, and what came of a call that was to be returned."""

import uuid
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone

from sixteen.domain.slots import instant
from sixteen.people.forms.marked import MarkedForm
from sixteen.people.models import Account
from sixteen.workspace.forms.words import words

WAYS = {
    "rang": "They rang",
    "was_rung": "I rang",
    "left_voicemail": "They left a voicemail",
    "got_voicemail": "I left a voicemail",
    "wrote": "They wrote: a letter, an e-mail, a text",
    "was_written_to": "I wrote",
    "came": "They came, or we met",
}
WHOM = {
    "client": "The client",
    "gp": "Their GP or surgery",
    "relative": "A relative or friend",
    "service": "Another service",
    "other": "Somebody else",
}
A_DATE = "Write a date, such as 2027-03-30."
A_TIME = "Write a time, such as 18:30."
A_YEAR = timedelta(days=366)
WHAT_WAS_SAID = "Write in a few words what was said, or that nobody was reached."


def a_day(label: str, **more: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": A_DATE, "invalid": A_DATE},
        **more,
    )


def in_the_coming_year(day: date | None) -> bool:
    today = timezone.localdate()
    return day is None or today <= day <= today + A_YEAR


class ContactForm(MarkedForm):
    """One contact, and whether somebody has to be rung back."""

    way = forms.ChoiceField(
        label="What it was",
        choices=list(WAYS.items()),
        error_messages={"required": "Choose what it was."},
    )
    whom = forms.ChoiceField(
        label="With whom",
        choices=list(WHOM.items()),
        error_messages={"required": "Choose with whom."},
    )
    name = forms.CharField(
        label="Their name, if it was not the client", required=False, max_length=120
    )
    on = a_day("On", initial=timezone.localdate)
    time = forms.TimeField(
        label="At",
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        initial=lambda: timezone.localtime().time(),
        error_messages={"required": A_TIME, "invalid": A_TIME},
    )
    words = words(
        "What was said and agreed",
        required=True,
        missing=WHAT_WAS_SAID,
        help_text="This is part of the record: the client, or a court, can ask for it.",
    )
    call_on = a_day("Ring back by", required=False, help_text="If somebody waits for a call.")
    call_number = forms.CharField(
        label="The number to ring",
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "off"}),
    )
    call_owner = forms.ChoiceField(label="Who rings", required=False)

    def __init__(self, *args: Any, owners: dict[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["call_owner"].choices = list((owners or {}).items())  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("on") and cleaned.get("time"):
            self._check_when(cleaned)
        if not in_the_coming_year(cleaned.get("call_on")):
            self.add_error("call_on", "Choose today or a day in the coming year.")
        unnamed = not cleaned.get("name") and "name" not in self.errors
        if unnamed and cleaned.get("whom") not in (None, "client"):
            self.add_error("name", "Write who it was.")
        wanted = cleaned.get("call_on") or "call_on" in self.errors
        if cleaned.get("call_number") and not wanted:
            self.add_error("call_on", "Choose the day by which to ring this number.")
        return cleaned

    def _check_when(self, cleaned: dict[str, Any]) -> None:
        now = timezone.now()
        try:
            happened: datetime = instant(cleaned["on"], cleaned["time"], settings.ZONE)
        except (ValueError, OverflowError):
            self.add_error("on", "Choose a day in the past year, or today.")
            return
        if happened > now + timedelta(minutes=5):
            self.add_error("on", "This is still to come. Write down what has happened.")
        elif happened < now - A_YEAR:
            self.add_error("on", "Choose a day in the past year, or today.")
        cleaned["happened_at"] = happened

    def said(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("way", "whom", "name", "words")}


class ReturnedForm(MarkedForm):
    """What came of a call that was to be returned."""

    way = forms.ChoiceField(
        label="What came of it",
        choices=[
            ("was_rung", "We spoke"),
            ("got_voicemail", "I left a voicemail"),
            ("nobody", "Nobody was reached"),
            ("was_written_to", "I wrote instead"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what came of it."},
    )
    words = words("What was said and agreed", required=True, missing=WHAT_WAS_SAID)
    again_on = a_day(
        "Ring again by",
        required=False,
        help_text="Empty: it is done and goes from the list.",
    )

    def clean_again_on(self) -> date | None:
        day: date | None = self.cleaned_data["again_on"]
        if not in_the_coming_year(day):
            raise forms.ValidationError("Choose today or a day in the coming year.")
        return day

    def said(self, call_name: str) -> dict[str, str]:
        typed = self.cleaned_data
        return {"way": typed["way"], "whom": "", "name": call_name, "words": typed["words"]}


def owners_of(people: list[Account], names: dict[uuid.UUID, str], me: Account) -> dict[str, str]:
    """Who may be asked to ring back: oneself first."""
    first = sorted(people, key=lambda who: who.pk != me.pk)
    return {str(who.pk): "I do" if who == me else names[who.pk] for who in first}
