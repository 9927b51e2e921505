"""Why nothing may reach somebody any more."""

from django import forms

from sixteen.people.forms import PlainForm


class NoContactForm(PlainForm):
    WHY = [("died", "They have died"), ("asked", "They asked that nothing reaches them")]

    why = forms.ChoiceField(
        label="Why",
        choices=WHY,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose why."},
    )
    sure = forms.BooleanField(
        label="Yes, nothing may reach them any more",
        error_messages={"required": "Tick the box if it is so."},
    )
