"""Opening notes in an emergency: whose, and why."""

from django import forms

from sixteen.people.forms import PlainForm
from sixteen.workspace.forms.words import words


class WhoseNotesForm(PlainForm):
    name = forms.CharField(
        label="First and last name of the client",
        help_text="The whole name, as the service has it.",
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Write the first and the last name."},
    )


class BreakGlassForm(PlainForm):
    reason = words(
        "Why do you have to read these notes now?",
        rows=3,
        required=True,
        missing="Write why, in a few words.",
        help_text="The therapist reads this today.",
    )
    sure = forms.BooleanField(
        label="Open the notes for one hour",
        error_messages={"required": "Tick the box to open the notes."},
    )
