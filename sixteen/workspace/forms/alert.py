"""Closing an alert: what was done, in words."""

from django import forms

from sixteen.people.forms import PlainForm
from sixteen.workspace.forms.words import REVISION, words


class CloseAlertForm(PlainForm):
    outcome = words(
        "What you did and agreed",
        rows=5,
        required=True,
        missing="Write what you did and what you agreed, before you close this.",
        help_text="Whom you spoke to, what they said, what happens next.",
    )
    # How many concerns the page showed: what nobody has read is not closed.
    seen = forms.IntegerField(**REVISION)
