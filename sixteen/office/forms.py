"""The office's forms: finding a person, booking by telephone, safe contact, another time."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings

from sixteen.domain.slots import instant
from sixteen.people.forms import PlainForm

A_DATE = "Write a date, such as 2027-03-30."
A_TIME = "Write a time, such as 18:30."
A_YEAR = timedelta(days=366)
PHONE_WAYS = (
    ("phone", "Ring"),
    ("voicemail", "Leave a voicemail"),
    ("text", "Send a text message"),
)
ALL_WAYS = (("email", "Write an e-mail"), *PHONE_WAYS)
WAYS_HELP = "Ask about each one. What is not ticked is not used."
SHOWN_ONLY = "Choose from the ways that are shown."


def _phone() -> forms.CharField:
    return forms.CharField(
        label="Phone number",
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "off"}),
    )


def asked_themselves() -> forms.BooleanField:
    return forms.BooleanField(
        label="They asked for this themselves",
        error_messages={
            "required": "Only what they asked for themselves may be changed here: tick the box."
        },
    )


def _words(label: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text="In their words, for example: only on weekdays after six.",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ReachedForm(PlainForm):
    """What the two forms about a safe contact share: a number needs to be a whole one."""

    def clean_phone(self) -> str:
        phone: str = self.cleaned_data["phone"]
        if phone and sum(letter.isdigit() for letter in phone) < 7:
            raise forms.ValidationError("Enter the whole number, with its area code.")
        return phone

    def check_ways(self, given: dict[str, Any]) -> None:
        """Put an error where a way is ticked that cannot be used."""
        ways = set(given.get("ways", ()))
        if "email" in ways and not given.get("email") and "email" not in self.errors:
            self.add_error("email", "Enter the address, or take out the tick at “Write an e-mail”.")
        if ways - {"email"} and not given.get("phone") and "phone" not in self.errors:
            self.add_error("phone", "Enter the number, or take out the ticks for the phone.")
        if "voicemail" in ways and "phone" not in ways:
            self.add_error("ways", "A voicemail is left when nobody answers: tick “Ring” too.")

    @property
    def allowed(self) -> dict[str, bool]:
        """allow_email, allow_phone … as people.actions takes them."""
        ways = self.cleaned_data["ways"]
        return {f"allow_{way}": way in ways for way, _ in ALL_WAYS}


class FindForm(PlainForm):
    text = forms.CharField(
        label="Name, phone number or date of birth",
        help_text="A part is enough: “okaf”, the last four figures of a number, 31/12/1990.",
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Enter a part of their name, number or date of birth."},
    )


class MergeForm(PlainForm):
    sure = forms.BooleanField(
        label="I have looked at both records, and they are of the same person",
        error_messages={"required": "Tick this if you are sure, or leave both as they are."},
    )


class PersonForm(ReachedForm):
    """Somebody on the telephone, for a time that was chosen. An e-mail address is not asked for."""

    name = forms.CharField(
        label="What may we call them?",
        help_text="The name they go by is enough.",
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Enter the name that we may call them."},
    )
    adult = forms.ChoiceField(
        label="Are they 18 or over?",
        choices=[("yes", "Yes"), ("no", "No")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose yes or no.", "invalid_choice": "Choose yes or no."},
    )
    phone = _phone()
    ways = forms.MultipleChoiceField(
        label="What is safe for them?",
        help_text=WAYS_HELP,
        choices=PHONE_WAYS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": SHOWN_ONLY},
    )
    words = _words("When and how to reach them")
    read = forms.BooleanField(
        label="I have read the short privacy notice to them",
        error_messages={"required": "Read the short privacy notice to them and tick the box."},
    )

    def clean_adult(self) -> str:
        if self.cleaned_data["adult"] == "no":
            raise forms.ValidationError(
                "We cannot book for somebody under 18. Tell them who can help: see below."
            )
        return str(self.cleaned_data["adult"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        self.check_ways(given)
        if not given.get("phone") and not given.get("words") and "phone" not in self.errors:
            self.add_error("phone", "Enter a number, or write below how they can be reached.")
        return given


class ContactForm(ReachedForm):
    """What the person asked for. version: of the contact the form was filled in from."""

    email = forms.EmailField(
        label="E-mail address",
        required=False,
        max_length=200,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"invalid": "Enter an e-mail address like name@example.org."},
    )
    phone = _phone()
    ways = forms.MultipleChoiceField(
        label="What may we use?",
        help_text=WAYS_HELP,
        choices=ALL_WAYS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": SHOWN_ONLY},
    )
    words = _words("When and how to reach them")
    asked = asked_themselves()
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        self.check_ways(given)
        return given


class MoveForm(PlainForm):
    """Another date and time, by the clocks of `zone`, in the coming year."""

    date = forms.DateField(
        label="New date",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": A_DATE, "invalid": A_DATE},
    )
    time = forms.TimeField(
        label="New time",
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": A_TIME, "invalid": A_TIME},
    )

    def __init__(self, *args: Any, starts_at: datetime, zone: str, at: datetime, **kw: Any) -> None:
        local = starts_at.astimezone(ZoneInfo(zone))
        wall = {"date": local.date(), "time": local.time().replace(second=0, microsecond=0)}
        super().__init__(*args, initial=wall, **kw)
        self.zone, self.at = zone or settings.ZONE, at

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if not (given.get("date") and given.get("time")):
            return given
        try:
            given["starts_at"] = instant(given["date"], given["time"], self.zone)
        except (ValueError, OverflowError):
            self.add_error("date", "Write a date in the coming year.")
            return given
        if given["starts_at"] < self.at:
            self.add_error("date", "This is in the past. Choose a day to come.")
        elif given["starts_at"] - self.at > A_YEAR:
            self.add_error("date", "This is more than a year away. Choose a nearer day.")
        return given
