"""The client's answers when staff record them."""

from typing import Any

from django import forms

from sixteen.domain.measures.definition import Measure
from sixteen.people.forms import PlainForm
from sixteen.workspace.forms.words import REVISION

MODES = [("in the room", "In the room"), ("by telephone", "By telephone"), ("on paper", "On paper")]


class AnswersForm(PlainForm):
    """All questions of one measure, asked by a member of staff. Any may be left unanswered.

    revision: of the answers that stood on the page.
    """

    revision = forms.IntegerField(**REVISION)
    mode = forms.ChoiceField(
        label="How were they given?",
        choices=MODES,
        widget=forms.RadioSelect,
        error_messages={"required": "Say how the answers were given."},
    )

    def __init__(self, *args: Any, measure: Measure, **kwargs: Any) -> None:
        self.measure = measure
        asked = {item.code: _question(measure, n) for n, item in enumerate(measure.items, 1)}
        self.base_fields = self.base_fields | asked
        super().__init__(*args, **kwargs)

    @property
    def answers(self) -> dict[str, int | None]:
        """Value by item code; None where it was left unanswered."""
        return {item.code: self.cleaned_data[item.code] for item in self.measure.items}


def _question(measure: Measure, number: int) -> forms.TypedChoiceField:
    item = measure.items[number - 1]
    options = [(str(option.value), option.label) for option in measure.choices(item)]
    return forms.TypedChoiceField(
        label=f"{number}. {item.text}",
        coerce=int,
        empty_value=None,
        choices=[*options, ("", "Not answered")],
        widget=forms.RadioSelect,
        required=False,
    )
