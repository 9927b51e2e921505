"""What a clinician answers to a client who says that something is wrong."""

from django import forms

from sixteen.care.models.correction import PUT_RIGHT, STAYS
from sixteen.people.forms import PlainForm
from sixteen.workspace.forms.words import words

OUTCOMES = [
    (PUT_RIGHT, "I have put it right where it stands, or added to what was signed"),
    (STAYS, "It stays as it is, and what they say stands beside it"),
]


class AnswerCorrectionForm(PlainForm):
    outcome = forms.ChoiceField(
        label="What became of it",
        choices=OUTCOMES,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what became of it."},
    )
    answer = words(
        "Your answer to them", required=True, missing="Write an answer: they read it.", rows=4
    )
