"""The record beside the sessions: documents, other help, the emergency contact, safeguarding."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from sixteen.domain.safeguarding import ABOUT, CONSENT, PARTS, problems
from sixteen.intake.referral_form import AGAIN, CHOOSE_AGAIN, Documents
from sixteen.people.forms import PlainForm, sent_over
from sixteen.people.forms.marked import MarkedForm
from sixteen.people.uploads import MOST_FILES
from sixteen.workspace.forms.contact_log import a_day
from sixteen.workspace.forms.words import REVISION, words

WHAT = {
    "referral": "A referral",
    "gp_letter": "A letter from the GP",
    "report": "A report or letter of another service",
    "from_client": "Something the client brought",
    "scan": "A scan of a paper",
    "other": "Something else",
}
PERMISSION = {
    "yes": "Yes",
    "only_if": "Only if …",
    "no": "No: do not ring anybody",
}
MANY_YEARS = 120


def not_to_come(day: date | None) -> date | None:
    """For what has been: a day of the last hundred years or so, until today."""
    today = timezone.localdate()
    if day is not None and not today.year - MANY_YEARS <= day.year <= today.year:
        raise forms.ValidationError("Look at the year again.")
    if day is not None and day > today:
        raise forms.ValidationError("This day is still to come.")
    return day


class DocumentForm(MarkedForm):
    """Files, or where a paper is kept. left_out: how many were too large or too many to be read."""

    what = forms.ChoiceField(
        label="What it is",
        choices=list(WHAT.items()),
        error_messages={"required": "Choose what it is."},
    )
    dated = a_day("The date on it", required=False)
    words = words(
        "About it",
        rows=2,
        help_text="Whom it is from. If you add no file: where the paper is kept.",
    )
    documents = Documents(
        label="Files",
        required=False,
        help_text=f"At most {MOST_FILES}: PDF, JPEG or PNG, each of at most 10 MB.",
    )

    def __init__(self, *args: Any, left_out: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.left_out = left_out

    def parts(self) -> list[tuple[str, list[forms.BoundField]]]:
        """As components/form_with_files.html draws it."""
        return [("What came in", self.visible_fields())]

    def clean_dated(self) -> date | None:
        return not_to_come(self.cleaned_data["dated"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.left_out and "documents" not in self.errors:
            self.add_error("documents", f"Some were too large or too many, and left out. {AGAIN}")
        nothing = not cleaned.get("documents") and not {"documents", "words"} & set(self.errors)
        if nothing and not cleaned.get("words"):
            self.add_error("words", "Choose a file below, or write where the paper is kept.")
        if self.errors and self.files and "documents" not in self.errors:
            self.add_error("documents", CHOOSE_AGAIN)
        return cleaned

    def files_given(self) -> list[tuple[str, bytes]]:
        given = self.cleaned_data["documents"]
        return [(file.name or "", file.open().read()) for file in given]


class WithdrawForm(PlainForm):
    reason = words(
        "Why it does not belong here",
        rows=2,
        required=True,
        missing="Write why it is taken out.",
        help_text="For example: it is about somebody else.",
    )


class Versioned(PlainForm):
    """seen: the version that stood on the page."""

    seen = forms.IntegerField(**REVISION)
    asked_on = a_day("Asked on", initial=timezone.localdate)

    def clean_asked_on(self) -> date | None:
        return not_to_come(self.cleaned_data["asked_on"])

    def said(self) -> dict[str, str]:
        """As the record keeps it."""
        typed = {name: value for name, value in self.cleaned_data.items() if name != "seen"}
        return typed | {"asked_on": typed["asked_on"].isoformat()}

    def changed_meanwhile(self, version: int) -> None:
        self.data = sent_over(self.data, seen=version)


class OtherHelpForm(Versioned):
    medication = words(
        "Medication, in their words",
        rows=4,
        help_text="What, how much, since when, who prescribes it. “None” is an answer too.",
    )
    other_help = words(
        "Other help, in their words",
        rows=4,
        help_text="GP, crisis team, another therapist, a group, family.",
    )
    field_order = ["medication", "other_help", "asked_on", "seen"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        both = ("medication", "other_help")
        if not any(cleaned.get(name) for name in both) and not set(both) & set(self.errors):
            self.add_error("medication", "Write what they said, or “none”.")
        return cleaned


class EmergencyContactForm(Versioned):
    permission = forms.ChoiceField(
        label="May we ring somebody in an emergency?",
        choices=list(PERMISSION.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what they said."},
    )
    only_if = words("Only if what", rows=2, help_text="In their words.")
    name = forms.CharField(label="Name", required=False, max_length=120)
    relationship = forms.CharField(
        label="Who that is to them",
        help_text="For example: sister, neighbour.",
        required=False,
        max_length=120,
    )
    phone = forms.CharField(
        label="Phone number",
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "off"}),
    )
    field_order = ["permission", "only_if", "name", "relationship", "phone", "asked_on", "seen"]

    def clean_phone(self) -> str:
        phone: str = self.cleaned_data["phone"]
        if phone and sum(letter.isdigit() for letter in phone) < 7:
            raise forms.ValidationError("Enter the whole number, with its area code.")
        return phone

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        wanted = {"yes": ("name", "phone"), "only_if": ("only_if", "name", "phone")}
        missing = {
            "only_if": "Write when somebody may be rung.",
            "name": "Enter the name of whom to ring.",
            "phone": "Enter the number to ring.",
        }
        for name in wanted.get(cleaned.get("permission") or "", ()):
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, missing[name])
        return cleaned


class SafeguardingForm(MarkedForm):
    """All of it as it is known now. seen: the number of the entry that stood on the page."""

    seen = forms.IntegerField(**REVISION)
    about = forms.ChoiceField(
        label=PARTS["about"],
        choices=list(ABOUT.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who it is about."},
    )
    who = words(PARTS["who"], rows=2, help_text="Age, where they live, who else is there.")
    seen_or_said = words(
        PARTS["seen"],
        rows=6,
        required=True,
        missing="Write what was seen or said, in their words where you can.",
    )
    told = words(
        PARTS["told"], rows=3, help_text="Name, role, date and time; also your supervisor."
    )
    consent = forms.ChoiceField(
        label=PARTS["consent"],
        choices=list(CONSENT.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether the client agreed."},
    )
    why_without = words(PARTS["why_without"], rows=3)
    decision = words(PARTS["decision"], rows=3)
    referral = words(
        PARTS["referral"], rows=2, help_text="Which service, when, and what they answered."
    )
    outcome = words(
        PARTS["outcome"],
        rows=3,
        help_text="Leave it empty while it goes on: it stays on the page for today until then.",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for part, missing in problems(self.said()).items():
            name = "seen_or_said" if part == "seen" else part
            if name not in self.errors:
                self.add_error(name, missing)
        return cleaned

    def said(self) -> dict[str, str]:
        """As the record keeps it."""
        typed = {part: self.cleaned_data.get(part) or "" for part in PARTS if part != "seen"}
        return typed | {"seen": self.cleaned_data.get("seen_or_said") or ""}

    def changed_meanwhile(self, number: int) -> None:
        self.data = sent_over(self.data, seen=number)


def as_typed(said: Mapping[str, str]) -> dict[str, str]:
    """A kept concern as the initial values of `SafeguardingForm`."""
    return {part: said.get(part, "") for part in PARTS if part != "seen"} | {
        "seen_or_said": said.get("seen", "")
    }
