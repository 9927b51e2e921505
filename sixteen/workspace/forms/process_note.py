"""Process notes, and where a client is today."""

from django import forms

from sixteen.people.forms import PlainForm
from sixteen.workspace.forms.words import LONG, REVISION, words


class ProcessNoteForm(PlainForm):
    text = words("Your process notes", rows=14, most=LONG)
    revision = forms.IntegerField(**REVISION)


class DeleteProcessNotesForm(PlainForm):
    sure = forms.BooleanField(
        label="Yes, delete all of them for good",
        error_messages={"required": "Tick the box to delete them."},
    )


class WhereaboutsForm(PlainForm):
    place = forms.CharField(
        label="Where are they today?",
        max_length=300,
        help_text="An address that an ambulance would find.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Write where they are, or that they would not say."},
    )
    number = forms.CharField(
        label="Number if the line drops",
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "tel"}),
        error_messages={"required": "Write the number, or that there is none."},
    )
    revision = forms.IntegerField(**REVISION)
