"""What became of a session in truth, where it was marked wrongly."""

from django import forms

from sixteen.domain.counting import Became
from sixteen.people.forms import PlainForm
from sixteen.workspace.forms.words import words

IN_TRUTH = [
    (Became.ATTENDED.value, "They came, in time"),
    (Became.LATE.value, "They came late"),
    (Became.MISSED.value, "They did not come"),
]


class PutRightForm(PlainForm):
    became = forms.ChoiceField(
        label="What became of it in truth",
        choices=IN_TRUTH,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what became of it."},
    )
    reason = words("What was wrong", rows=3, required=True, missing="Say what was wrong.")
    was = forms.CharField(widget=forms.HiddenInput, required=False)
