"""What is settled about a focus after both spoke of it."""

from typing import Any

from django import forms

from sixteen.people.forms import PlainForm
from sixteen.workspace.forms.words import REVISION, words

ASKED = "asked"
COPY_CHOICES = [
    (ASKED, "I have not asked them yet: ask on their own pages"),
    ("yes", "Yes, they said so when we spoke"),
    ("no", "No, they said so when we spoke"),
]
COPY = "Does the client want a copy on their pages?"


def _copy(choices: list[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=COPY,
        choices=choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether they want a copy, or that they are asked."},
    )


class ShareFocusForm(PlainForm):
    """That it was spoken of, in which session, and whether the client wants a copy.

    sessions: (number, words) of those in which it can have been spoken of.
    """

    spoken_in = forms.TypedChoiceField(
        label="In which session did you speak of it?",
        coerce=int,
        error_messages={"required": "Choose the session."},
    )
    spoken = forms.BooleanField(
        label="We have spoken of it together",
        error_messages={"required": "Speak of it first. Then tick the box."},
    )
    copy = _copy(COPY_CHOICES)
    revision = forms.IntegerField(**REVISION)

    def __init__(self, *args: Any, sessions: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["spoken_in"].choices = sessions


class SettleFocusForm(PlainForm):
    """What came of it: the copy, the client's answer, whether both stand by the words."""

    makes_of_it = words(
        "What the client makes of it",
        rows=3,
        help_text="In their own words. They can read it beside the focus. You can leave it empty.",
    )
    copy = _copy([(ASKED, "Not said yet"), *COPY_CHOICES[1:]])
    agreed = forms.BooleanField(label="We both stand by these words", required=False)
    revision = forms.IntegerField(**REVISION)

    def __init__(self, *args: Any, state: str, copy: str, **kwargs: Any) -> None:
        """state, copy: of the focus; what was answered or agreed already is not asked again."""
        super().__init__(*args, **kwargs)
        if state != "shared":
            del self.fields["agreed"]
        if copy != ASKED:
            self.fields["copy"].choices = COPY_CHOICES[1:]
