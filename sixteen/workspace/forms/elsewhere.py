"""A course that comes in from elsewhere: which therapy, its scores, its focus as a draft."""

from datetime import date
from typing import Any

from django import forms

from sixteen.domain.elsewhere import NotRead, PastScore, read_scores
from sixteen.domain.measures.catalogue import MEASURES
from sixteen.people.forms import PlainForm
from sixteen.workspace.forms.words import REVISION, words

PARTS = {"self": "Self", "other": "Other", "affects": "Affect", "defence": "Defence"}


class ElsewhereForm(PlainForm):
    """Scores as lines: date, questionnaire, total. The focus only where none is kept here yet."""

    therapy = words(
        "Which therapy it was, with whom and where",
        rows=4,
        required=True,
        missing="Write in a few words which therapy it was.",
    )
    scores = words(
        "Scores from there",
        rows=5,
        help_text="One line each: date, questionnaire, total. For example: 2026-09-03 PHQ-9 17",
    )
    self_words = words("Focus as it was written there: self", rows=2, most=300)
    other_words = words("Other", rows=2, most=300)
    affects = words("Affect", rows=2, most=300, help_text="One feeling on each line.")
    defence = words("Defence", rows=2, most=300)
    revision = forms.IntegerField(**REVISION)

    focus_fields = ("self_words", "other_words", "affects", "defence")

    def __init__(self, *args: Any, today: date, with_focus: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        if not with_focus:
            for name in self.focus_fields:
                del self.fields[name]

    def clean_scores(self) -> list[PastScore]:
        try:
            return read_scores(self.cleaned_data["scores"], MEASURES, self.today)
        except NotRead as unread:
            raise forms.ValidationError(str(unread)) from unread

    @property
    def focus_parts(self) -> dict[str, Any] | None:
        """Self, other, affects and defence, as a focus keeps them; None where nothing was typed."""
        said = {name: self.cleaned_data.get(name, "") for name in self.focus_fields}
        if not any(said.values()):
            return None
        affects = [one.strip(" ,;") for one in said["affects"].splitlines() if one.strip(" ,;")]
        return {
            "self": said["self_words"],
            "other": said["other_words"],
            "affects": affects,
            "defence": said["defence"],
        }
