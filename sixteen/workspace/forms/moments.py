"""A moment that was told in a session, and the parts of the focus that it speaks to."""

from typing import Any

from django import forms

from sixteen.care.moment_form import MomentForm
from sixteen.domain.focus import PARTS
from sixteen.people.forms import PlainForm
from sixteen.workspace.forms.words import REVISION


def _speaks_to() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label="Which parts of the focus does it speak to?",
        choices=list(PARTS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class ToldMomentForm(MomentForm):
    """In the client's words, written down by the therapist."""

    speaks_to = _speaks_to()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["speaks_to"] = self.fields.pop("speaks_to")  # after the words


class PlaceMomentForm(PlainForm):
    speaks_to = _speaks_to()
    revision = forms.IntegerField(**REVISION)
