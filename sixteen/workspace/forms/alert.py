"""Alerts: raising one by hand, and closing one with what was done, in words."""

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
    talked = forms.BooleanField(
        label="I spoke with them about it",
        required=False,
        help_text="The same answer, or a lower one, is then for the next session. Without a tick, "
        "or with a higher answer, somebody looks at once again.",
    )
    # How many concerns the page showed: what nobody has read is not closed.
    seen = forms.IntegerField(**REVISION)


class RaiseAlertForm(PlainForm):
    words = words(
        "What somebody should look at",
        rows=5,
        required=True,
        missing="Write what somebody should look at.",
        help_text="What you saw or heard, and when. Whoever looks may not know this person.",
    )
