"""That somebody asked a client who else reads their mailbox."""

from django import forms

from sixteen.people.forms import PlainForm


class MailboxForm(PlainForm):
    asked = forms.BooleanField(
        label="I asked them myself, and they say that nobody else reads this mailbox",
        error_messages={"required": "Tick the box if you asked them and it is so."},
    )
    mark = forms.CharField(widget=forms.HiddenInput, max_length=40)
